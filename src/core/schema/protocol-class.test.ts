import { describe, expect, it } from 'vitest';
import { isHttpProtocol, isKnownProtocol, isTcpProtocol, isTlsProtocol } from './protocol-class';

describe('the class of a protocol', () => {
  it.each([
    ['http', 'http'],
    ['gRPC-Web', 'http'],
    ['HTTP_PROXY', 'http'],
    ['HTTPS', 'tls tcp'],
    ['tls', 'tls tcp'],
    ['Mongo', 'tcp'],
    ['UDP', ''],
    ['', ''],
  ])('of %j is %j', (name, classes) => {
    const found = [isHttpProtocol(name) && 'http', isTlsProtocol(name) && 'tls', isTcpProtocol(name) && 'tcp'];
    expect(found.filter(Boolean).join(' ')).toBe(classes);
    expect(isKnownProtocol(name)).toBe(true);
  });
  it.each(['http-foo', 'HBONE', 'tcp '])('%j is not known', (name) => expect(isKnownProtocol(name)).toBe(false));
});
