import { isDomain } from './host-syntax';
import { isDnsLabel } from './label-syntax';

/** What istiod's webhook has to say about one reference to a Gateway. */
interface GatewayNote {
  /** Of the reference in its list. */
  readonly index: number;
  /** What is asked for, as the end of a sentence that begins with its name; undefined for what is only old. */
  readonly asked?: string;
  /** How the same Gateway is written today, for a name with dots. */
  readonly today?: string;
}

/**
 * References to Gateways: `namespace/name`, a name in its own namespace, or `mesh`. The first one without a slash ends the reading, so what
 * follows it is never looked at (istio/istio pkg/config/validation/validation.go, validateGatewayNames).
 */
export function readGateways(names: readonly string[]): readonly GatewayNote[] {
  const notes: GatewayNote[] = [];
  for (const [index, name] of names.entries()) {
    const slash = name.indexOf('/');
    if (slash < 0) {
      const note = readName(name);
      return note === undefined ? notes : [...notes, { index, ...note }];
    }
    const asked = whatIsAsked(name.slice(0, slash), name.slice(slash + 1));
    if (asked !== undefined) notes.push({ index, asked });
  }
  return notes;
}

function whatIsAsked(namespace: string, name: string): string | undefined {
  if (namespace === '' || name === '') return 'is a namespace and a name with / between them';
  if (!isDnsLabel(namespace)) return 'is a namespace and a name, and the namespace is letters, digits and -';
  return isDnsLabel(name) ? undefined : 'is a namespace and a name, and the name is letters, digits and -';
}

function readName(name: string): Omit<GatewayNote, 'index'> | undefined {
  if (!isDomain(name)) return { asked: 'is the name of a Gateway, or namespace/name' };
  const [gateway = '', namespace = ''] = name.split('.');
  // A dot at the end leaves no namespace to be named.
  if (!name.includes('.')) return undefined;
  return namespace === '' ? {} : { today: `${namespace}/${gateway}` };
}
