// Several views of the same thing, one at a time.
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel, TabPanels } from 'react-aria-components';

export interface TabItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}

export function Tabs({ label, items, selected, onSelect }: TabsProps) {
  const chosen = selected === undefined ? {} : { selectedKey: selected };
  return (
    <AriaTabs className="tabs" {...chosen} onSelectionChange={(id) => onSelect?.(String(id))}>
      <TabList className="tab-list" aria-label={label} items={items}>
        {(item) => (
          <Tab id={item.id} className="tab">
            {item.title}
          </Tab>
        )}
      </TabList>
      <TabPanels items={items}>
        {(item) => (
          <TabPanel id={item.id} className="tab-panel">
            {item.content}
          </TabPanel>
        )}
      </TabPanels>
    </AriaTabs>
  );
}
