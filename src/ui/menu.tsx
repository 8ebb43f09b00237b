// Things that may be done, behind one button. Everything here also has a place in the command palette.
import { useMemo } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import { Kbd } from './bidi';
import { Icon, type IconName } from './icon';

export interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly isChosen?: boolean;
  /** A line is drawn above it. */
  readonly startsGroup?: boolean;
  readonly isDisabled?: boolean;
}

export interface MenuButtonProps {
  readonly label: string;
  readonly icon?: IconName;
  /** Shows the icon alone; the label is read aloud. */
  readonly isIconOnly?: boolean;
  readonly items: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
}

export function MenuButton({
  label,
  icon = 'more',
  isIconOnly = false,
  items,
  onAction,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      <AriaButton
        className={isIconOnly ? 'button button-quiet button-icon' : 'button button-quiet'}
        aria-label={label}
      >
        <Icon name={icon} />
        {isIconOnly ? null : <span className="button-words">{label}</span>}
        {isIconOnly ? null : <Icon name="down" size="s" />}
      </AriaButton>
      <Popover className="popover popover-list" offset={4}>
        <Entries label={label} items={items} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  );
}

export interface FloatingMenuProps extends Pick<MenuButtonProps, 'label' | 'items' | 'onAction'> {
  /** What it belongs to and is laid beside. */
  readonly at: HTMLElement;
  readonly onClose: () => void;
}

/** The same menu without a button: of a row. */
export function FloatingMenu({ at, onClose, onAction, ...list }: FloatingMenuProps) {
  const trigger = useMemo(() => ({ current: at }), [at]);
  return (
    <Popover
      className="popover popover-list"
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      placement="bottom start"
      offset={2}
    >
      <Entries
        {...list}
        onAction={(id) => {
          onClose();
          onAction(id);
        }}
        autoFocus
      />
    </Popover>
  );
}

interface EntriesProps extends Pick<MenuButtonProps, 'label' | 'items' | 'onAction'> {
  readonly autoFocus?: boolean;
}

function Entries({ label, items, onAction, autoFocus = false }: EntriesProps) {
  return (
    <Menu
      className="listbox"
      aria-label={label}
      items={items}
      onAction={(id) => onAction(String(id))}
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
    >
      {(item) => (
        <MenuItem
          id={item.id}
          textValue={item.text}
          className={item.startsGroup === true ? 'option option-starts' : 'option'}
          isDisabled={item.isDisabled ?? false}
        >
          {item.icon === undefined ? null : <Icon name={item.icon} size="s" />}
          <Text slot="label">{item.text}</Text>
          {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
          {item.isChosen === true ? <Icon name="check" size="s" /> : null}
        </MenuItem>
      )}
    </Menu>
  );
}
