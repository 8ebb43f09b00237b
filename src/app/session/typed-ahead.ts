// Who comes back to an empty page types the passphrase at once: what is typed before its field is there is held and put into the
// field as soon as it has the focus. Nothing is held longer than that.

const LONGEST_WAIT_MS = 5000;

/** The letter a key writes; undefined for a key that writes none, and for one held with Ctrl, Alt or the command key. */
export function letterOf(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, altKey, metaKey } = event;
  // AltGr writes letters too, and is told as Ctrl with Alt.
  const isCommand = (ctrlKey || altKey || metaKey) && !event.getModifierState('AltGraph');
  return [...key].length === 1 && !isCommand ? key : undefined;
}

let holding: ((letter: string) => () => void) | undefined;

/** Holds `first` and every letter after it until a field has the focus; answers how to let go of them. */
export function holdTyping(first: string): () => void {
  // The page may be woken twice before its field is there: the letters stay in one row.
  return holding === undefined ? hold(first) : holding(first);
}

function hold(first: string): () => void {
  let held = first;
  holding = (letter) => {
    held += letter;
    return letGo;
  };
  const typed = (event: KeyboardEvent) => {
    if (isField(event.target)) return;
    const letter = letterOf(event);
    if (letter === undefined && event.key !== 'Backspace') return;
    held = letter === undefined ? held.slice(0, -1) : held + letter;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const focused = ({ target }: FocusEvent) => {
    if (!isField(target)) return;
    const text = held;
    letGo();
    // After the part that brought the field has been drawn whole; what is typed in it meanwhile comes behind.
    queueMicrotask(() => putBefore(target, text));
  };
  const timer = setTimeout(() => letGo(), LONGEST_WAIT_MS);
  function letGo() {
    held = '';
    holding = undefined;
    clearTimeout(timer);
    document.removeEventListener('keydown', typed, true);
    document.removeEventListener('focusin', focused, true);
  }
  document.addEventListener('keydown', typed, true);
  document.addEventListener('focusin', focused, true);
  return letGo;
}

function isField(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && /^(text|password)$/.test(target.type);
}

/** As if it had been typed there: the form hears of it. */
function putBefore(field: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const value = text + field.value;
  set?.call(field, value);
  field.setSelectionRange(value.length, value.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
}
