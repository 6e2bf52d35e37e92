import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { tlsAt, tlsEntry as entryOf, tlsHost as host, tlsOf as written } from '../../../testing/tls-fixture';
import { tlsForCall } from './tls-for-call';

const internal = 'location: MESH_INTERNAL';

describe('tlsForCall', () => {
  const http = { isHttp: true, host };
  const tcp = { isHttp: false, host: undefined };

  it('follows the name of the request for HTTP alone', () => {
    const tls = written('{ mode: SIMPLE }');
    expect(tlsForCall(tls, http)).toEqual({
      mode: 'SIMPLE',
      sni: host,
      sanCheck: true,
      subjectAltNames: [host],
      ca: 'system',
    });
    expect(tlsForCall(tls, tcp)).toEqual({
      mode: 'SIMPLE',
      sni: null,
      sanCheck: false,
      subjectAltNames: [],
      ca: 'system',
    });
  });

  it('sends no server name for an address', () => {
    expect(tlsForCall(written('{ mode: SIMPLE }'), { isHttp: true, host: '10.0.0.1' })).toMatchObject({
      sni: null,
      subjectAltNames: ['10.0.0.1'],
    });
  });

  it('uses written names for both', () => {
    const tls = written('{ mode: SIMPLE, sni: a.com, subjectAltNames: [b.com] }');
    expect(tlsForCall(tls, tcp)).toEqual(tlsForCall(tls, http));
    expect(tlsForCall(tls, tcp)).toMatchObject({ sni: 'a.com', sanCheck: true, subjectAltNames: ['b.com'] });
  });

  it('checks nothing where verification is skipped', () => {
    expect(tlsForCall(written('{ mode: SIMPLE, insecureSkipVerify: true }'), http)).toMatchObject({
      sni: host,
      sanCheck: false,
      ca: null,
    });
  });

  it('adds mesh mTLS to endpoints that take it', () => {
    const tls = tlsAt(mesh`${entryOf(`resolution: STATIC, ${internal}, endpoints: [{ address: 1.1.1.1 }]`)}`.mesh);
    expect(tlsForCall(tls, { ...http, mtlsReady: false })).toBeNull();
    expect(tlsForCall(tls, { ...http, mtlsReady: true })).toMatchObject({ mode: 'ISTIO_MUTUAL', ca: 'mesh' });
  });
});
