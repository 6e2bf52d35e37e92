import { anyDuration, describedAt, flag, list, object, text } from '../field-types';
import type { Field, ObjectType } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

const ringSize: Field['type'] = { type: 'integer', minimum: 0 };

/** By what calls are kept on one endpoint. */
export const consistentHash: ObjectType = object(
  describedAt(`${url}#LoadBalancerSettings-ConsistentHashLB`, [
    {
      name: 'httpHeaderName',
      alsoCalled: ['header', 'headerName'],
      type: text(),
      doc: 'Requests with the same value of this header go to the same endpoint.',
    },
    {
      name: 'httpCookie',
      alsoCalled: ['cookie'],
      type: object(
        describedAt(`${url}#LoadBalancerSettings-ConsistentHashLB-HTTPCookie`, [
          { name: 'name', type: text(), required: true, ref: 'crd-dr-cookie-name', doc: 'Name of the cookie.' },
          {
            name: 'path',
            type: text(),
            doc: 'Path for which clients send the cookie that Envoy sets.',
            default: { value: 'none', source: 'Envoy' },
          },
          {
            name: 'ttl',
            type: anyDuration,
            ref: 'crd-duration-free',
            doc: 'Age of the cookie that Envoy sets; without it Envoy sets none, with 0s one for the session.',
          },
          {
            name: 'attributes',
            type: list(
              object(
                describedAt(`${url}#LoadBalancerSettings-ConsistentHashLB-HTTPCookie`, [
                  {
                    name: 'name',
                    type: text(),
                    required: true,
                    ref: 'crd-dr-cookie-name',
                    doc: 'Name of the attribute, such as SameSite.',
                  },
                  {
                    name: 'value',
                    type: text(),
                    doc: 'Value of the attribute; empty for one that stands alone, such as Secure.',
                  },
                ]),
              ),
              { key: 'name' },
            ),
            doc: 'Further attributes of the cookie that Envoy sets.',
          },
        ]),
      ),
      doc: 'Requests with the same cookie go to the same endpoint.',
    },
    {
      name: 'useSourceIp',
      alsoCalled: ['sourceIp', 'useSourceIP'],
      type: flag,
      doc: 'Calls from the same address go to the same endpoint. The only hash that works on TCP ports.',
    },
    {
      name: 'httpQueryParameterName',
      alsoCalled: ['queryParameter', 'queryParam'],
      type: text(),
      doc: 'Requests with the same value of this query parameter go to the same endpoint.',
    },
    {
      name: 'ringHash',
      type: object(
        describedAt(`${url}#LoadBalancerSettings-ConsistentHashLB-RingHash`, [
          {
            name: 'minimumRingSize',
            type: ringSize,
            ref: 'crd-dr-ring-min',
            doc: 'Fewest places on the ring; more of them spread more evenly.',
            default: { value: '1024', source: 'Istio' },
          },
        ]),
      ),
      doc: 'The ring hash, which is also used when neither is named. It moves the fewest keys when endpoints change.',
    },
    {
      name: 'maglev',
      type: object(
        describedAt(`${url}#LoadBalancerSettings-ConsistentHashLB-MagLev`, [
          {
            name: 'tableSize',
            type: ringSize,
            ref: 'crd-dr-ring-min',
            doc: 'Size of the table: a prime number below 5000011. A larger one spreads more evenly. Istio refuses the block without it.',
          },
        ]),
      ),
      doc: 'The Maglev hash: quicker than the ring, and it moves a few more keys when endpoints change.',
    },
    {
      name: 'minimumRingSize',
      type: ringSize,
      ref: 'crd-dr-ring-min',
      deprecated: 'ringHash.minimumRingSize',
      doc: 'Fewest places on the ring, from before ringHash was a block.',
    },
  ]),
  [
    ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'],
    ['ringHash', 'maglev'],
  ],
);
