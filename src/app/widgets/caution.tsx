import type { ReactNode } from 'react';
import type { Severity } from '../../core/text';
import { SeverityMark } from './severity-mark';
import './widgets.css';

/** What is to be known before a step is taken: the mark of its severity, and sentences on that severity's colour. It warns and does not stop anyone. */
export function Caution(props: { readonly severity?: Severity; readonly children: ReactNode }): React.JSX.Element {
  const { severity = 'warning', children } = props;
  return (
    <div className={`caution caution-${severity}`}>
      <SeverityMark severity={severity} silent />
      <div className="caution-says">{children}</div>
    </div>
  );
}
