import { choice, describedAt, duration, flag, list, object, strings, text } from '../field-types';
import type { ObjectType } from '../types';
import { stringMatch } from './http-match';
import { corsMethods } from './http-values';

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

/** CORS for browsers. */
export const corsPolicy: ObjectType = object(
  describedAt(`${url}#CorsPolicy`, [
    {
      name: 'allowOrigins',
      type: list(stringMatch),
      common: true,
      doc: 'Origins that may call, such as https://example.com.',
    },
    {
      name: 'allowMethods',
      type: list(text({ known: corsMethods })),
      common: true,
      doc: 'Methods that a preflight allows.',
    },
    { name: 'allowHeaders', type: strings, common: true, doc: 'Headers that a preflight allows.' },
    { name: 'exposeHeaders', type: strings, doc: 'Headers of the answer that scripts may read.' },
    {
      name: 'maxAge',
      type: duration,
      ref: 'crd-duration',
      doc: 'How long browsers remember the answer to a preflight.',
    },
    {
      name: 'allowCredentials',
      type: flag,
      nullable: true,
      doc: 'Whether browsers may send cookies.',
      default: { value: 'false', source: 'Istio' },
    },
    {
      name: 'unmatchedPreflights',
      type: choice(
        { value: 'UNSPECIFIED', doc: 'Preflights of other origins go on to the server, as with FORWARD.' },
        { value: 'FORWARD', doc: 'Preflights of other origins go on to the server, which answers them.' },
        { value: 'IGNORE', doc: 'The proxy answers preflights of other origins without allowing anything.' },
      ),
      ref: 'crd-vs-preflight',
      doc: 'What happens to preflights of origins that are not allowed.',
      default: { value: 'FORWARD', source: 'Istio' },
    },
    {
      name: 'allowOrigin',
      type: strings,
      deprecated: 'allowOrigins',
      doc: 'Origins that may call, as exact texts. It is read only while allowOrigins is unset.',
    },
  ]),
);
