import { isRecord, type Resource } from '../schema';
import { readView, type View } from './base';
import { integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from './read';

/** An Istio Gateway: which pods listen (`selector`) and on what. */
export interface Gateway extends View {
  readonly type: 'gateway';
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: readonly Server[];
}

interface Server {
  readonly index: number;
  readonly port: number | undefined;
  readonly protocol: string;
  /** `tls.mode`, or undefined without a tls block. */
  readonly mode: string | undefined;
  /** As written, a `namespace/` in front included. */
  readonly hosts: readonly string[];
}

/** The typed view of a Gateway; whatever cannot be read counts as absent. */
export function readGateway(resource: Resource): Gateway {
  const spec = recordIn(resource.value, 'spec');
  const { namespace, name, created } = readView(resource);
  return {
    resource,
    namespace,
    name,
    created,
    type: 'gateway',
    selector: labelsIn(spec, 'selector'),
    servers: listIn(spec, 'servers').flatMap((server, index) => (isRecord(server) ? [readServer(server, index)] : [])),
  };
}

function readServer(server: Readonly<Record<string, unknown>>, index: number): Server {
  const port = recordIn(server, 'port');
  return {
    index,
    port: integerIn(port, 'number'),
    protocol: textIn(port, 'protocol') ?? '',
    mode: textIn(recordIn(server, 'tls'), 'mode'),
    hosts: textsIn(server, 'hosts'),
  };
}
