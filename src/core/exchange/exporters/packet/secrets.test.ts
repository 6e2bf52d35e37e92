import { describe, expect, it } from 'vitest';
import { maskKeys, maskSecrets } from './secrets';

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----';

describe('what is secret', () => {
  it('hides the values of a Secret and keeps its keys, lines and the rest', () => {
    const text = `apiVersion: v1
kind: Secret
metadata:
  name: client
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"data":{"tls.key":"c2VjcmV0"}}'
data:
  tls.crt: cHVibGlj # the chain
  tls.key: c2VjcmV0
stringData: { password: hunter2 }
type: kubernetes.io/tls
---
kind: ConfigMap
apiVersion: v1
data: { tls.key: kept }
`;
    const { text: masked, hidden } = maskSecrets(text);
    expect(masked.split('\n')).toHaveLength(text.split('\n').length);
    expect(masked).toBe(`apiVersion: v1
kind: Secret
metadata:
  name: client
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: (hidden)
data:
  tls.crt: (hidden)
  tls.key: (hidden)
stringData: (hidden)
type: kubernetes.io/tls
---
kind: ConfigMap
apiVersion: v1
data: { tls.key: kept }
`);
    expect(hidden).toBe(4);
  });

  it('hides comments between the values and behind them', () => {
    const { text } = maskSecrets(
      'apiVersion: v1\nkind: Secret\ndata:\n  a: x # hunter2\n  # hunter2\n  b: y # hunter2\n',
    );
    expect(text).toBe('apiVersion: v1\nkind: Secret\ndata:\n  a: (hidden)\n  (hidden)\n  b: (hidden)\n');
  });

  it('hides secrets in block scalars, in lists and in documents that cannot be read', () => {
    for (const text of [
      'apiVersion: v1\nkind: Secret\nstringData:\n  key: |\n    hunter2\n    hunter2\n',
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    data: { a: hunter2 }\n',
      'apiVersion: v1\nkind: Secret\ndata:\n  a: "hunter2\n  b: [\n',
      '{"kind": "Secret", "data": {"a": "hunter2"',
      'data:\n  a: hunter2\nkind: Secret\nx: [\n',
    ])
      expect(maskSecrets(text).text).not.toContain('hunter2');
  });

  it('hides private keys wherever they stand, also one that is cut off', () => {
    const indented = key.replace(/^/gm, '    ');
    const masked = maskSecrets(`kind: ConfigMap\ndata:\n  key: |\n${indented}\n  other: kept\n`);
    expect(masked.text).not.toMatch(/MIIEow|IBAAK/);
    expect(masked.text).toContain('other: kept');
    expect(masked.hidden).toBe(1);
    expect(maskSecrets(`a: "${key.replaceAll('\n', '\\n')}"\nb: kept\n`).text).toContain('b: kept');
    expect(maskSecrets('-----BEGIN PRIVATE KEY-----\nMIIEow').text).not.toContain('MIIEow');
    expect(maskSecrets(`a: ${Buffer.from(key).toString('base64')}\n`)).toEqual({ text: '(hidden)\n', hidden: 1 });
  });

  it('hides the passwords of URLs and nothing around them', () => {
    const text = 'a: [https://user:hunter2@db.example.com/x, b] # c\nd: ssh://git@host:22/@x\n';
    expect(maskSecrets(text)).toEqual({ text: text.replace('user:hunter2', '(hidden)'), hidden: 1 });
    expect(maskKeys('The entry of https://user:hunter2@a.b is not called.')).toBe(
      'The entry of https://(hidden)@a.b is not called.',
    );
    expect(maskKeys('postgres://app:hunter2@db/orders cannot be dialled.')).toBe(
      'postgres://app:(hidden)@db/orders cannot be dialled.',
    );
    expect(maskKeys('app:hunter2@tcp(db.example.com:3306)/orders cannot be dialled.')).toBe(
      'app:(hidden)@tcp(db.example.com:3306)/orders cannot be dialled.',
    );
    expect(maskSecrets('a: "https://user:hunter2\\u0040a.b"\n').text).toBe('(hidden)\n');
  });

  it('hides keys of PuTTY', () => {
    const putty = 'PuTTY-User-Key-File-2: ssh-rsa\n  Private-Lines: 1\n  hunter2\n  Private-MAC: 0d3c\n';
    expect(maskSecrets(`a: |\n  ${putty}b: kept\n`).text).toMatch(/^a: \|\n {2}\(hidden\)[^]*b: kept\n$/);
    expect(maskKeys(putty)).not.toContain('hunter2');
  });

  it.each([
    ['a value that stands elsewhere too', 'apiVersion: v1\nkind: Secret\nx: &p hunter2\ndata: { p: *p }\n'],
    ['a Secret that an alias brings in', 'kind: List\nx: &s { kind: Secret, data: { p: hunter2 } }\nitems: [*s]\n'],
    ['a merge', 'x: &d { data: { p: hunter2 } }\n<<: *d\nkind: Secret\n'],
    ['a misspelt field', 'kind: Secret\nmetadata: { name: a }\nstringdata: { p: hunter2 }\n'],
    ['values in a comment', 'kind: Secret\nmetadata: { name: a }\n# data: { p: hunter2 }\n'],
    ['a manifest in a text', 'kind: ConfigMap\ndata:\n  a: |\n    kind: Secret\n    data: { p: hunter2 }\n'],
    ['a list in a list', 'kind: List\nitems: [{ kind: List, items: [{ kind: Secret, data: { p: hunter2 } }] }]\n'],
    ['literals of kustomize', 'kind: Kustomization\nsecretGenerator: [{ name: a, literals: [p=hunter2] }]\n'],
  ])('hides %s', (_, text) => {
    expect(maskSecrets(text).text).not.toContain('hunter2');
  });

  it('leaves everything else as it is', () => {
    const text = 'kind: ServiceEntry\nspec: { hosts: [a.example.com] }\n# no secret\n';
    expect(maskSecrets(text)).toEqual({ text, hidden: 0 });
  });
});
