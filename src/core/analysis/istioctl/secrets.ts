import { labelsIn } from '../../mesh';
import { question } from '../question';
import { decodeBase64 } from './base64';
import { seenOf, type Seen } from './scope';

/** The drawn Secrets by `namespace/name`. */
export const secretsOf = question(
  (input): ReadonlyMap<string, Seen> =>
    new Map(seenOf(input, 'Secret').map((seen) => [`${seen.namespace}/${seen.name}`, seen])),
);

/** The certificate that a Secret holds for a server, as text, with the key that it stands under. */
interface SecretCertificate {
  readonly key: string;
  readonly text: string;
}

/**
 * The certificate of a Secret: `cert` beside `key`, else `tls.crt` beside `tls.key`, neither of them empty; undefined when there is no such pair
 * (istio/istio pilot/pkg/credentials/kube/secrets.go, ExtractCertInfo). The API server puts `stringData` over `data`.
 */
export function certificateOf({ resource }: Seen): SecretCertificate | undefined {
  const plain = labelsIn(resource.value, 'stringData');
  const encoded = labelsIn(resource.value, 'data');
  const read = (key: string): string => plain[key] ?? textOf(encoded[key] ?? '');
  const [certificate] = pairs.filter(([key, secret]) => read(key) !== '' && read(secret) !== '');
  return certificate && { key: certificate[0], text: read(certificate[0]) };
}

const pairs = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
] as const;

/** PEM is ASCII, so that a character a byte will do. */
function textOf(base64: string): string {
  const bytes = decodeBase64(base64) ?? new Uint8Array();
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
