// The page and, at its end side, the panel of what is open. F6 moves between them.
import type { ReactNode } from 'react';

export interface SplitPaneProps {
  readonly side: ReactNode;
  readonly sideLabel: string;
  readonly children: ReactNode;
}

export function SplitPane({ side, sideLabel, children }: SplitPaneProps) {
  return (
    <div className="split">
      <div className="split-main">{children}</div>
      <aside className="split-side" aria-label={sideLabel} data-pane="">
        {side}
      </aside>
    </div>
  );
}
