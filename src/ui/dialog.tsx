// A question that must be answered before going on. Seldom right: a page serves better.
import { type ReactNode, useContext } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button';
import { DialogDepth, useDialogFence } from './keyboard';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'wide';
  readonly isAlert?: boolean;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  const depth = useContext(DialogDepth) + 1;
  useDialogFence(depth, props.isOpen);
  return (
    <ModalOverlay
      className="overlay"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => isOpen || props.onClose()}
      isDismissable={props.isAlert !== true}
    >
      <Modal className={`modal modal-${props.size ?? 'small'}`}>
        <AriaDialog className="dialog" role={props.isAlert === true ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {props.title}
            </Heading>
            <IconButton icon="close" label={t('ui:close')} onPress={props.onClose} />
          </header>
          <DialogDepth value={depth}>
            <div className="dialog-body">{props.children}</div>
          </DialogDepth>
          {props.footer === undefined ? null : (
            <footer className="dialog-foot">{props.footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly confirmLabel: string;
  /** What stays when nothing is done, in its own words; «Cancel» when left out. */
  readonly cancelLabel?: string;
  readonly onConfirm: () => void;
  readonly tone?: 'destructive';
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      isAlert
      footer={
        <>
          <Button onPress={props.onClose} autoFocus>
            {props.cancelLabel ?? t('ui:cancel')}
          </Button>
          <Button
            kind={props.tone === 'destructive' ? 'destructive' : 'primary'}
            onPress={props.onConfirm}
            isPending={props.isPending ?? false}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
