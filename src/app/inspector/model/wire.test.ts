import { describe, expect, it } from 'vitest';
import { describeWire, type TlsBlock } from './wire';

const block: TlsBlock = {
  mode: 'SIMPLE',
  sni: undefined,
  names: [],
  trusts: undefined,
  secret: undefined,
  skipsChecks: false,
  hasSelector: false,
};
const say = (part: Partial<TlsBlock>, ports: Parameters<typeof describeWire>[2] = []): string =>
  describeWire({ ...block, ...part }, 'a.b', ports)
    .map((line) => `${line.tone}: ${line.text}`)
    .join('\n');

describe('what a tls block does on the wire', () => {
  it('adds nothing when it is DISABLE or has no mode', () => {
    expect(say({ mode: undefined })).toContain('adds no TLS');
    expect(say({ mode: 'DISABLE' })).toContain('adds no TLS');
  });

  it('checks the name against the Host header until sni is set', () => {
    expect(say({})).toContain('must match the Host header');
    expect(say({ sni: 'a.b' })).toContain('warning: Any certificate from a trusted CA');
    expect(say({ sni: 'a.b', names: ['c.d'] })).toContain('must carry c.d');
    expect(say({ skipsChecks: true, names: ['c.d'] })).toContain('warning: Nothing is checked');
  });

  it('is dropped on a sidecar when it names a Secret and the rule selects no workload', () => {
    expect(say({ mode: 'MUTUAL', secret: 'certs' })).toContain('error: A sidecar sends plain text');
    expect(say({ mode: 'MUTUAL', secret: 'certs', hasSelector: true })).toContain('the CA of certs');
  });

  it('promises nothing of a mode that Istio refuses', () => {
    const text = say({ mode: 'SIMPLES' });
    expect(text).toContain('SIMPLES is not a mode');
    expect(text).not.toContain('Envoy starts TLS');
  });

  it('warns of TLS in TLS on ports where the app encrypts', () => {
    const text = say({}, [
      { number: 80, protocol: 'HTTP' },
      { number: 443, protocol: 'HTTPS' },
    ]);
    expect(text).toContain('On port 443');
    expect(text).not.toContain('port 80');
  });
});
