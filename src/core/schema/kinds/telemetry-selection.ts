import { choice, describedAt, list, object, text } from '../field-types';
import type { Field } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/telemetry/';

/** Who gets what proxies report. */
export const providers: Field = {
  name: 'providers',
  type: list(
    object(
      describedAt(`${url}#ProviderRef`, [
        {
          name: 'name',
          type: text({ minLength: 1 }),
          required: true,
          common: true,
          ref: 'crd-tm-providers',
          doc: 'Name of a provider among extensionProviders of the mesh settings, such as envoy for access logs or prometheus for metrics. A name that is not there gets nothing.',
        },
      ]),
    ),
    { key: 'name' },
  ),
  common: true,
  alsoCalled: ['provider'],
  doc: 'Who gets the data.',
  default: { value: 'defaultProviders', source: 'the mesh' },
};

/** Which side of a call is reported on. */
export const mode: Field = {
  name: 'mode',
  type: choice(
    { value: 'CLIENT_AND_SERVER', doc: 'Calls that the pod makes and calls that it receives.' },
    { value: 'CLIENT', doc: 'Calls that the pod makes: for egress this side is the only one with a proxy.' },
    { value: 'SERVER', doc: 'Calls that the pod receives; calls that leave the mesh are none of them.' },
  ),
  common: true,
  ref: 'crd-tm-enums',
  doc: 'Which side of a call is meant. A gateway counts as the client.',
  default: { value: 'CLIENT_AND_SERVER', source: 'Istio' },
};

/** The condition of logs and traces; `message` is its name in the reference. */
export const match = (message: string): Field => ({
  name: 'match',
  type: object(describedAt(`${url}#${message}`, [mode])),
  doc: 'Limits it to one side of calls.',
  default: { value: 'both sides', source: 'Istio' },
});
