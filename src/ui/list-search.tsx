// The search of one list: it narrows what is shown and asks nobody. Ctrl+F leads to it.
import { SearchField, Input } from 'react-aria-components';
import { searchDirection } from './field';
import { Icon } from './icon';

export interface ListSearchProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function ListSearch({ label, value, onChange }: ListSearchProps) {
  return (
    <SearchField className="list-search" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" size="s" />
      <Input
        data-find=""
        className="list-search-input"
        placeholder={label}
        {...searchDirection(value)}
      />
    </SearchField>
  );
}
