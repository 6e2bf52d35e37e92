import type { ReactNode } from 'react';
import type { Kind } from '../../../core/schema';
import type { Row } from '../model/form-model';
import { ExportToField } from './export-to';
import { OutlierField } from './outlier';
import { ResolutionField } from './resolution';
import { TlsField } from './tls';

/** A field for which a table of fields is not enough. */
interface Special {
  readonly kinds: readonly string[];
  /** The last keys of the field's path. */
  readonly at: readonly string[];
  readonly draw: (row: Row) => ReactNode;
}

const specials: readonly Special[] = [
  { kinds: ['ServiceEntry'], at: ['spec', 'resolution'], draw: (row) => <ResolutionField row={row} /> },
  { kinds: ['DestinationRule'], at: ['tls'], draw: (row) => <TlsField row={row} /> },
  { kinds: ['DestinationRule'], at: ['outlierDetection'], draw: (row) => <OutlierField row={row} /> },
  {
    kinds: ['ServiceEntry', 'DestinationRule', 'VirtualService'],
    at: ['spec', 'exportTo'],
    draw: (row) => <ExportToField row={row} />,
  },
];

/** The hand-made control of a field, or undefined where the kind's data says enough. */
export function drawSpecial(kind: Kind, row: Row): ReactNode | undefined {
  const { path } = row;
  const found = specials.find(
    ({ kinds, at }) =>
      kinds.includes(kind.kind) && at.every((step, index) => path[path.length - at.length + index] === step),
  );
  return found?.draw(row);
}
