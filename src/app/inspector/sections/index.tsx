import type { ReactNode } from 'react';
import type { Kind } from '../../../core/schema';
import type { Path } from '../../../core/text';
import type { Row } from '../model/form-model';
import { DistributionField } from './distribution';
import { EndpointsField } from './endpoints';
import { ExportToField } from './export-to';
import { NameField, WorkloadNameField } from './name';
import { OutlierField } from './outlier';
import { PortOfBlock } from './port-block';
import { ResolutionField } from './resolution';
import { RetriesField, RetryOnField } from './retries';
import { DestinationsField, HttpRoutesField } from './routes';
import { ServerTlsField } from './server-tls';
import { TlsField } from './tls';

/** A field for which a table of fields is not enough. */
interface Special {
  /** Undefined for every kind. */
  readonly kinds: readonly string[] | undefined;
  /** The last steps of the field's path; `*` stands for any index. */
  readonly at: Path;
  readonly draw: (row: Row) => ReactNode;
}

const specials: readonly Special[] = [
  { kinds: undefined, at: ['metadata', 'name'], draw: (row) => <NameField row={row} /> },
  { kinds: ['EgressDesign'], at: ['workloads', '*', 'name'], draw: (row) => <WorkloadNameField row={row} /> },
  { kinds: ['ServiceEntry'], at: ['spec', 'resolution'], draw: (row) => <ResolutionField row={row} /> },
  { kinds: ['ServiceEntry'], at: ['spec', 'endpoints'], draw: (row) => <EndpointsField row={row} /> },
  { kinds: ['DestinationRule'], at: ['tls'], draw: (row) => <TlsField row={row} /> },
  {
    kinds: ['DestinationRule'],
    at: ['portLevelSettings', '*', 'port'],
    draw: (row) => <PortOfBlock row={row} />,
  },
  { kinds: ['DestinationRule'], at: ['distribute', '*', 'to'], draw: (row) => <DistributionField row={row} /> },
  { kinds: ['DestinationRule'], at: ['outlierDetection'], draw: (row) => <OutlierField row={row} /> },
  { kinds: ['VirtualService'], at: ['spec', 'http'], draw: (row) => <HttpRoutesField row={row} /> },
  { kinds: ['VirtualService'], at: ['*', 'route'], draw: (row) => <DestinationsField row={row} /> },
  { kinds: ['VirtualService'], at: ['*', 'retries'], draw: (row) => <RetriesField row={row} /> },
  { kinds: ['Gateway', 'Sidecar'], at: ['*', 'tls'], draw: (row) => <ServerTlsField row={row} /> },
  {
    kinds: ['ServiceEntry', 'DestinationRule', 'VirtualService'],
    at: ['spec', 'exportTo'],
    draw: (row) => <ExportToField row={row} />,
  },
];

/** The hand-made control of a field, or undefined where the kind's data says enough. */
export function drawSpecial(kind: Kind, row: Row): ReactNode | undefined {
  const { type } = row.field;
  if (type.type === 'string' && type.format === 'retry-on') return <RetryOnField row={row} />;
  const found = specials.find(({ kinds, at }) => (kinds?.includes(kind.kind) ?? true) && endsWith(row.path, at));
  return found?.draw(row);
}

function endsWith(path: Path, end: Path): boolean {
  const start = path.length - end.length;
  return (
    start >= 0 &&
    end.every(
      (step, index) => step === path[start + index] || (step === '*' && typeof path[start + index] === 'number'),
    )
  );
}
