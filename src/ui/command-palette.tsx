// One box to find anyone and anything: people, places and commands, grouped, with the reason for each find.
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isNumberRun, Kbd } from './bidi';
import { typedDirection } from './field';
import { Icon, type IconName } from './icon';

export interface Found {
  readonly id: string;
  readonly text: string;
  /** Shown instead of `text`, with names isolated. */
  readonly title?: ReactNode;
  /** Why it was found: a spelling, a file number, a room. */
  readonly reason?: ReactNode;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly run: () => void;
}

export interface FoundGroup {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly Found[];
}

/** A file number or a telephone number runs left to right, all else as it is typed. */
function searchDirection(text: string) {
  return isNumberRun(text) ? { dir: 'ltr', 'data-run': 'ltr' } : typedDirection(text);
}

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Already matched and in order: nothing is filtered here. */
  readonly groups: readonly FoundGroup[];
  readonly isBusy?: boolean;
}

export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation();
  const run = (item: Found) => {
    props.onClose();
    item.run();
  };
  return (
    <ModalOverlay
      className="overlay overlay-top"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => isOpen || props.onClose()}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={t('ui:palette.label')}>
          <Autocomplete inputValue={props.text} onInputChange={props.onText}>
            <SearchField className="palette-field" aria-label={t('ui:palette.label')} autoFocus>
              <Icon name="search" />
              <Input
                className="palette-input"
                {...searchDirection(props.text)}
                placeholder={t('ui:palette.placeholder')}
              />
              <Kbd keys="Esc" />
            </SearchField>
            <Menu
              className="listbox palette-list"
              aria-label={t('ui:palette.results')}
              renderEmptyState={() => (
                <p className="palette-empty">
                  {props.isBusy === true ? t('ui:palette.searching') : t('ui:palette.nothing')}
                </p>
              )}
            >
              {props.groups
                .filter((group) => group.items.length > 0)
                .map((group) => (
                  <MenuSection key={group.id} id={group.id}>
                    <Header className="palette-heading">{group.heading}</Header>
                    {group.items.map((item) => (
                      <MenuItem
                        key={item.id}
                        id={item.id}
                        textValue={item.text}
                        className="option"
                        onAction={() => run(item)}
                      >
                        {item.icon === undefined ? null : <Icon name={item.icon} size="s" />}
                        <Text slot="label">{item.title ?? item.text}</Text>
                        {item.reason === undefined ? null : (
                          <Text slot="description" className="option-note">
                            {item.reason}
                          </Text>
                        )}
                        {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
