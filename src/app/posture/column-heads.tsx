import { memo } from 'react';
import type { PostureColumn } from '../../core/mesh';
import type { NumberedColumn } from './grid-row';
import { sizes } from './use-sight';
import { anyOtherHost, columnWords, matrixWords } from './words';

interface HeadsProps {
  readonly columns: readonly NumberedColumn[];
  readonly names: number;
  readonly width: number;
}

/** The heads of the columns in sight: a name in its domain, below it the domain and the port. */
export const ColumnHeads = memo(function ColumnHeads({ columns, names, width }: HeadsProps): React.JSX.Element {
  return (
    <div role="row" aria-rowindex={1} className="posture-heads" style={{ width }}>
      <div role="columnheader" aria-colindex={1} className="posture-corner" style={{ width: names }}>
        {matrixWords.workload}
      </div>
      {columns.map(({ column, at }) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={at + 2}
          aria-label={columnWords(column)}
          className="posture-head"
          style={{ left: names + at * sizes.column }}
          title={columnWords(column)}
        >
          <Head column={column} />
        </div>
      ))}
    </div>
  );
});

function Head({ column }: { readonly column: PostureColumn }): React.JSX.Element {
  const { host = anyOtherHost, port, scheme } = column;
  const [name, domain] = splitHost(host);
  return (
    <>
      <span className="posture-host">{name}</span>
      <span className="posture-domain">
        <span className="posture-domain-name">{domain}</span>
        <span className="posture-port">
          :{port} {scheme}
        </span>
      </span>
    </>
  );
}

/** The last two labels of a name are its domain; addresses and short names have none. */
function splitHost(host: string): readonly [name: string, domain: string] {
  const labels = host.split('.');
  if (labels.length < 3 || /^[\d.]+$/.test(host) || host.includes(':')) return [host, ''];
  return [labels.slice(0, -2).join('.'), labels.slice(-2).join('.')];
}
