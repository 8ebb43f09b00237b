// One box to find anyone and anything: people, pages and commands, grouped, with the reason for each find.
// What Enter opens is always what is marked, and only the keys or a pointer that really moves can move the mark.
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Dialog, Input, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Kbd } from './bidi';
import { searchDirection } from './field';
import { Icon, type IconName } from './icon';
import { useDialogFence } from './keyboard';

export interface Found {
  readonly id: string;
  readonly text: string;
  /** Shown instead of `text`, with names isolated. */
  readonly title?: ReactNode;
  /** Why it was found: a spelling, a file number, a room. */
  readonly reason?: ReactNode;
  readonly icon?: IconName;
  readonly shortcut?: string;
  /** The whole of what was asked for, as a file number is: everything else gives way to it. */
  readonly isExact?: boolean;
  readonly run: () => void;
}

export interface FoundGroup {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly Found[];
}

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Already matched and in order: nothing is filtered here. */
  readonly groups: readonly FoundGroup[];
  /** What is shown is not yet the answer to what stands in the box. */
  readonly isBusy?: boolean;
}

export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation();
  useDialogFence(1, props.isOpen);
  return (
    <ModalOverlay
      className="overlay overlay-top"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => isOpen || props.onClose()}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={t('ui:palette.label')}>
          <PaletteBody {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody(props: CommandPaletteProps) {
  const { t } = useTranslation();
  const id = useId();
  const groups = shownGroups(props.groups);
  const items = groups.flatMap((group) => group.items);
  const marked = useMarked(items, props.text);
  const run = (item: Found) => {
    props.onClose();
    item.run();
  };
  const enter = useEnter(props.isBusy === true, { items, at: marked.at }, run);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined) marked.move(step);
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  const here = items[marked.at];
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <Input
          className="palette-input"
          type="search"
          role="combobox"
          aria-label={t('ui:palette.label')}
          aria-expanded={items.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          {...(here === undefined ? {} : { 'aria-activedescendant': `${id}-${here.id}` })}
          {...searchDirection(props.text)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          placeholder={t('ui:palette.placeholder')}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <div
        id={id}
        className="listbox palette-list"
        role="listbox"
        aria-label={t('ui:palette.results')}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
          <div key={group.id} role="group" aria-labelledby={`${id}-in-${group.id}`}>
            <p id={`${id}-in-${group.id}`} className="palette-heading">
              {group.heading}
            </p>
            {group.items.map((item) => (
              <Line
                key={item.id}
                id={`${id}-${item.id}`}
                item={item}
                isMarked={item === here}
                onMoveOver={(at) => marked.pointAt(item.id, at)}
                onRun={() => run(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length > 0 ? null : (
        <p className="palette-empty" role="status">
          {props.isBusy === true ? t('ui:palette.searching') : t('ui:palette.nothing')}
        </p>
      )}
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

/** Where something is exactly what was asked for, it stands alone. */
function shownGroups(groups: readonly FoundGroup[]): readonly FoundGroup[] {
  const exact = groups.flatMap((group) => {
    const items = group.items.filter((item) => item.isExact === true);
    return items.length === 0 ? [] : [{ ...group, items }];
  });
  return exact.length > 0 ? exact : groups.filter((group) => group.items.length > 0);
}

interface Marked {
  readonly at: number;
  readonly move: (step: number) => void;
  readonly pointAt: (id: string, at: Place) => void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The first line, until a key or a moving pointer chooses another; another text begins at the first again. */
function useMarked(items: readonly Found[], text: string): Marked {
  const [chosen, choose] = useState<{ readonly id: string; readonly text: string } | undefined>();
  const pointer = useRef<Place | undefined>(undefined);
  const held = items.findIndex(({ id }) => id === chosen?.id && chosen.text === text);
  const at = Math.max(held, 0);
  return {
    at,
    move: (step) => {
      const wanted = Math.abs(step) === 1 ? at + step + items.length : at + step;
      const next =
        Math.abs(step) === 1
          ? items[wanted % items.length]
          : items[Math.min(Math.max(wanted, 0), items.length - 1)];
      if (next !== undefined) choose({ id: next.id, text });
    },
    // A list that is drawn beneath a resting pointer is told of a pointer too, at the place where it was.
    pointAt: (id, place) => {
      const before = pointer.current;
      pointer.current = place;
      if (before !== undefined && (before.x !== place.x || before.y !== place.y))
        choose({ id, text });
    },
  };
}

/** Enter before the answer is there opens what is asked for exactly, once it comes, and never another line. */
function useEnter(
  isBusy: boolean,
  { items, at }: { readonly items: readonly Found[]; readonly at: number },
  run: (item: Found) => void,
): () => void {
  const [isWaiting, setWaiting] = useState(false);
  const only = items.length === 1 && items[0]?.isExact === true ? items[0] : undefined;
  useEffect(() => {
    if (isBusy || !isWaiting) return;
    setWaiting(false);
    if (only !== undefined) run(only);
  }, [isBusy, isWaiting, only, run]);
  return () => {
    const item = items[at];
    if (isBusy) setWaiting(true);
    else if (item !== undefined) run(item);
  };
}

interface LineProps {
  readonly id: string;
  readonly item: Found;
  readonly isMarked: boolean;
  readonly onMoveOver: (at: Place) => void;
  readonly onRun: () => void;
}

function Line({ id, item, isMarked, onMoveOver, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isMarked]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the box, which keeps the focus.
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className="option palette-line"
      {...(isMarked ? { 'data-focused': '' } : {})}
      onPointerMove={(event: PointerEvent) => onMoveOver({ x: event.screenX, y: event.screenY })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {item.icon === undefined ? null : <Icon name={item.icon} size="s" />}
      <span className="option-label">{item.title ?? item.text}</span>
      {item.reason === undefined ? null : <span className="option-note">{item.reason}</span>}
      {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
    </div>
  );
}
