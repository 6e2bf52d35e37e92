import { describedAt, loosePort, object, text } from '../field-types';
import type { Field, NumberType, StarterValue } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

/** A new item of a route. */
export const newDestination: StarterValue = { destination: { host: '', port: { number: '' } } };

/**
 * A host with subset and port, to which calls are sent. `ref` is the row of the reference by which istiod's webhook refuses it, and `port` says what
 * numbers the port takes.
 */
export const destinationFields = (
  ref: string,
  port: NumberType = { ...loosePort, within: { minimum: 1, maximum: 65_535, ref } },
): readonly Field[] =>
  describedAt(`${url}#Destination`, [
    {
      name: 'host',
      type: text({ format: 'host', references: 'host', syntax: { form: 'wildcard-domain', ref } }),
      required: true,
      common: true,
      ref: 'crd-vs-dest-host',
      alsoCalled: ['hostname', 'service'],
      doc: 'Host of a ServiceEntry or Service. A name without a dot is a Service of this namespace. A host that the proxy does not know answers 503.',
    },
    {
      name: 'subset',
      type: text({ references: 'subset' }),
      common: true,
      doc: 'Subset that a DestinationRule of the host defines. One that no rule defines answers 503.',
      default: { value: 'all endpoints', source: 'Istio' },
    },
    {
      name: 'port',
      type: object(
        describedAt(`${url}#PortSelector`, [
          {
            name: 'number',
            type: { ...port, references: 'port' },
            common: true,
            ref: 'crd-u32',
            doc: 'number of a port of the host, never its targetPort.',
          },
        ]),
      ),
      common: true,
      doc: 'Port of the host. A port that the host does not have answers 503. In the http routes of a sidecar, a host with a single port other than the called one needs it.',
      default: { value: 'its only port, else the one that was called', source: 'Istio' },
    },
  ]);
