import { loosePort, object, text } from '../field-types';
import type { Field, NumberType } from '../types';

/**
 * A host with subset and port, to which calls are sent. `ref` is the row of the reference by which istiod's webhook refuses it, and `port` says what
 * numbers the port takes.
 */
export const destinationFields = (
  ref: string,
  port: NumberType = { ...loosePort, within: { minimum: 1, maximum: 65_535, ref } },
): readonly Field[] => [
  {
    name: 'host',
    type: text({ format: 'host', references: 'host', syntax: { form: 'wildcard-domain', ref } }),
    required: true,
    common: true,
    ref: 'crd-vs-dest-host',
    doc: 'Host of a ServiceEntry or Service. One that no proxy knows answers 503.',
  },
  { name: 'subset', type: text({ references: 'subset' }), doc: 'Subset that a DestinationRule of the host defines.' },
  {
    name: 'port',
    type: object([
      {
        name: 'number',
        type: port,
        ref: 'crd-u32',
        doc: 'number of a port of the host, never its targetPort.',
      },
    ]),
    common: true,
    doc: 'Port of the host.',
    default: { value: 'its only port, else the one that was called', source: 'Istio' },
  },
];
