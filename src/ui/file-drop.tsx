// Takes one file, by dropping or choosing, and hands its bytes on. It opens nothing itself.
import { useState } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { useFormat } from './format';
import { Icon } from './icon';

export interface TakenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileDropProps {
  readonly label: string;
  readonly help?: string;
  /** Endings, `.xlsx`. */
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
  readonly onFile: (file: TakenFile) => void;
  readonly isDisabled?: boolean;
}

const DEFAULT_LIMIT = 200_000_000;

export function FileDrop(props: FileDropProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const limit = props.maxBytes ?? DEFAULT_LIMIT;
  const take = async (file: File | undefined) => {
    setProblem(undefined);
    if (file === undefined) return;
    if (file.size > limit) {
      setProblem(
        t('ui:file.too-large', { size: format.bytes(file.size), limit: format.bytes(limit) }),
      );
      return;
    }
    props.onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <DropZone
      className="drop"
      isDisabled={props.isDisabled ?? false}
      onDrop={(event) => {
        const item = event.items.find((dropped) => dropped.kind === 'file');
        if (item?.kind === 'file') void item.getFile().then(take);
      }}
    >
      <Icon name="file-up" size="l" />
      <Text slot="label" className="drop-label">
        {props.label}
      </Text>
      {props.help === undefined ? null : <p className="drop-help">{props.help}</p>}
      <FileTrigger
        {...(props.accept === undefined ? {} : { acceptedFileTypes: props.accept })}
        onSelect={(files) => void take(files?.[0])}
      >
        <Button isDisabled={props.isDisabled ?? false}>{t('ui:file.choose')}</Button>
      </FileTrigger>
      {problem === undefined ? null : (
        <p className="field-error" role="alert">
          <Icon name="error" size="s" />
          <span>{problem}</span>
        </p>
      )}
    </DropZone>
  );
}
