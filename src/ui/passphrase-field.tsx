// The passphrase: can be shown, can be pasted, warns of Caps Lock and names the keyboard's language. It is never stored here.
import { type KeyboardEvent, useState } from 'react';
import { Input, TextField as AriaTextField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { STAYS_HERE } from './copying';
import { type FieldProps, fieldIdProps, fieldState, FieldWords, typedDirection } from './field';
import { Icon } from './icon';
import { takesFocus } from './takes-focus';

export interface PassphraseFieldProps extends FieldProps<string> {
  /** A new passphrase is being chosen. */
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
}

type Script = 'arabic' | 'latin';

export function PassphraseField(props: PassphraseFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const [script, setScript] = useState<Script | undefined>(undefined);
  const watch = (event: KeyboardEvent) => {
    setCapsLock(event.getModifierState('CapsLock'));
    if (/^\p{Script=Arabic}$/u.test(event.key)) setScript('arabic');
    else if (/^\p{Script=Latin}$/u.test(event.key)) setScript('latin');
  };
  return (
    <AriaTextField
      className="field field-medium"
      value={props.value ?? ''}
      onChange={props.onChange}
      {...fieldState(props)}
      {...takesFocus(props.autoFocus)}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldWords {...props} />
      <div className="input-with-button">
        <Input
          {...fieldIdProps(props.name)}
          {...STAYS_HERE}
          className="input input-passphrase"
          type={isShown ? 'text' : 'password'}
          {...typedDirection(props.value)}
          autoComplete={props.isNew === true ? 'new-password' : 'current-password'}
          autoCapitalize="off"
          spellCheck={false}
          onKeyUp={watch}
          onKeyDown={watch}
        />
        <ToggleButton
          className="button button-quiet button-small"
          isSelected={isShown}
          onChange={setShown}
          aria-label={t('ui:passphrase.show')}
        >
          <Icon name={isShown ? 'eye-off' : 'eye'} />
        </ToggleButton>
      </div>
      <p className="field-hints" aria-live="polite">
        {capsLock ? (
          <span className="field-hint-needs">
            <Icon name="warning" size="s" />
            {t('ui:passphrase.caps-lock')}
          </span>
        ) : null}
        {script === undefined ? null : <span>{t(`ui:passphrase.keyboard.${script}`)}</span>}
      </p>
    </AriaTextField>
  );
}
