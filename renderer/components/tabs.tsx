import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

export type TabDef<K extends string> = { id: K; label: string; content: ReactNode };

/** Parts of one page, one shown at a time. Arrow keys change the tab. */
export function Tabs<K extends string>(props: {
  label: string;
  tabs: readonly TabDef<K>[];
  selected: K;
  onSelect: (id: K) => void;
}) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={props.selected}
      onSelectionChange={(key) => {
        const tab = props.tabs.find((one) => one.id === key);
        if (tab) props.onSelect(tab.id);
      }}
    >
      <TabList className="tab-list" aria-label={props.label}>
        {props.tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {props.tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
