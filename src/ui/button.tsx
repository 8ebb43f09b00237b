// Things to press. One primary button on a page; red only where something is destroyed.
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Link as AriaLink,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Kbd } from './bidi';
import { Icon, type IconName } from './icon';
import { takesFocus } from './takes-focus';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'destructive';

interface Look {
  readonly kind?: ButtonKind | undefined;
  readonly size?: 'small' | undefined;
  readonly icon?: IconName | undefined;
  readonly endIcon?: IconName | undefined;
  readonly children: ReactNode;
}

export interface ButtonProps extends Look {
  readonly onPress?: (() => void) | undefined;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'submit' | 'button';
  readonly shortcut?: string;
  readonly autoFocus?: boolean;
  readonly slot?: string;
  /** Read aloud in place of its words, where those alone say too little: a figure in a table. */
  readonly spoken?: string;
}

function lookOf({ kind = 'plain', size }: Pick<Look, 'kind' | 'size'>): string {
  return `button button-${kind}${size === 'small' ? ' button-small' : ''}`;
}

export function Button(props: ButtonProps) {
  const press = props.onPress === undefined ? {} : { onPress: props.onPress };
  const slot = props.slot === undefined ? {} : { slot: props.slot };
  return (
    <AriaButton
      {...press}
      {...slot}
      {...takesFocus(props.autoFocus)}
      {...(props.spoken === undefined ? {} : { 'aria-label': props.spoken })}
      type={props.type ?? 'button'}
      className={lookOf(props)}
      isDisabled={props.isDisabled ?? false}
      isPending={props.isPending ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      <Content {...props} />
    </AriaButton>
  );
}

function Content(props: Look & { readonly isPending?: boolean; readonly shortcut?: string }) {
  return (
    <>
      {props.isPending === true ? <span className="spinner" aria-hidden="true" /> : null}
      {props.icon !== undefined && props.isPending !== true ? <Icon name={props.icon} /> : null}
      <span className="button-words">{props.children}</span>
      {props.endIcon === undefined ? null : <Icon name={props.endIcon} />}
      {props.shortcut === undefined ? null : <Kbd keys={props.shortcut} />}
    </>
  );
}

export interface LinkButtonProps extends Look {
  readonly href: string;
}

/** Looks like a button and goes to a page. */
export function LinkButton(props: LinkButtonProps) {
  return (
    <AriaLink href={props.href} className={lookOf(props)}>
      <Content {...props} />
    </AriaLink>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress?: () => void;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly slot?: string;
}

/** A drawing that can be pressed; its name shows in a tooltip and is read aloud. */
export function IconButton(props: IconButtonProps) {
  const press = props.onPress === undefined ? {} : { onPress: props.onPress };
  const slot = props.slot === undefined ? {} : { slot: props.slot };
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <AriaButton
        {...press}
        {...slot}
        className="button button-quiet button-icon"
        aria-label={props.label}
        isDisabled={props.isDisabled ?? false}
      >
        <Icon name={props.icon} />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {props.label}
        {props.shortcut === undefined ? null : <Kbd keys={props.shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
