import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import {
  tlsAt,
  tlsEntry as entryOf,
  tlsHost as host,
  tlsOf as written,
  tlsRule as ruleOf,
} from '../../../testing/tls-fixture';

const dns = 'resolution: DNS';

describe('a written tls block', () => {
  it('of DISABLE adds nothing', () => {
    expect(written('{ mode: DISABLE }')).toMatchObject({ added: 'none', dropped: undefined, sni: null, ca: null });
    expect(written('{}')).toMatchObject({ added: 'none', dropped: undefined });
  });

  it('of SIMPLE checks by the CAs of the system and the name of the request', () => {
    expect(written('{ mode: SIMPLE }')).toMatchObject({
      added: 'SIMPLE',
      sni: { from: 'host' },
      nameCheck: 'host',
      subjectAltNames: [],
      ca: 'system',
      certificate: null,
      alpn: [],
    });
    expect(written('{ mode: SIMPLE, caCertificates: system }').ca).toBe('system');
    expect(written('{ mode: SIMPLE, caCertificates: /etc/ca.pem }').ca).toBe('/etc/ca.pem');
  });

  it('with a server name and no names checks none', () => {
    expect(written('{ mode: SIMPLE, sni: a.com }')).toMatchObject({
      sni: { from: 'written', name: 'a.com' },
      nameCheck: 'none',
      ca: 'system',
    });
  });

  it('with names checks those instead of the host', () => {
    expect(written('{ mode: SIMPLE, subjectAltNames: [a.com] }')).toMatchObject({
      sni: { from: 'host' },
      nameCheck: 'names',
      subjectAltNames: ['a.com'],
      namesFrom: 'rule',
    });
  });

  it('that skips verification checks nothing, with files and with a secret', () => {
    const nothing = { added: 'SIMPLE', nameCheck: 'none', subjectAltNames: [], ca: null };
    expect(written('{ mode: SIMPLE, insecureSkipVerify: true }')).toMatchObject(nothing);
    expect(
      written('{ mode: SIMPLE, insecureSkipVerify: true, credentialName: a }', { kind: 'egress-gateway' }),
    ).toMatchObject(nothing);
    expect(written('{ mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a.com] }')).toMatchObject(nothing);
  });

  it('of MUTUAL needs a certificate and a key, or a secret', () => {
    const files = '{ mode: MUTUAL, clientCertificate: /c.pem, privateKey: /k.pem, caCertificates: /ca.pem }';
    expect(written(files)).toMatchObject({ added: 'MUTUAL', ca: '/ca.pem', certificate: '/c.pem' });
    for (const lacking of ['privateKey: /k.pem', 'clientCertificate: /c.pem'])
      expect(written(`{ mode: MUTUAL, ${lacking} }`)).toMatchObject({
        added: 'none',
        dropped: 'MUTUAL without clientCertificate, privateKey and credentialName adds no TLS: istiod cannot build it.',
      });
  });

  it.each(['SIMPLE', 'MUTUAL'])(
    'of %s with a secret is left out by sidecars, and applied by gateways and waypoints',
    (mode) => {
      const tls = `{ mode: ${mode}, credentialName: api-cert }`;
      expect(written(tls)).toMatchObject({
        added: 'none',
        dropped:
          'Sidecars leave out a tls block with credentialName api-cert in a rule without workloadSelector. What they send stays as it is.',
      });
      const applied = {
        added: mode,
        dropped: undefined,
        ca: 'api-cert',
        certificate: mode === 'MUTUAL' ? 'api-cert' : null,
      };
      expect(written(tls, { kind: 'egress-gateway' })).toMatchObject(applied);
      expect(written(tls, { kind: 'waypoint' })).toMatchObject(applied);
      const selecting = ruleOf(tls, ', workloadSelector: { matchLabels: {} }');
      expect(tlsAt(mesh`${entryOf(dns)}${selecting}`.mesh)).toMatchObject(applied);
    },
  );

  it('with a ConfigMap is applied by sidecars', () => {
    expect(written('{ mode: SIMPLE, credentialName: "configmap://roots" }')).toMatchObject({
      added: 'SIMPLE',
      ca: 'configmap://roots',
    });
  });

  it('offers h2 where the cluster speaks nothing else', () => {
    expect(written('{ mode: SIMPLE }', { port: 81 }).alpn).toEqual(['h2']);
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 81 }).alpn).toEqual(['istio-peer-exchange', 'istio', 'h2']);
    expect(written('{ mode: ISTIO_MUTUAL }').alpn).toEqual(['istio-peer-exchange', 'istio']);
  });

  it('of ISTIO_MUTUAL names the cluster, and is not for waypoints', () => {
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 443, subset: 'v1' })).toMatchObject({
      added: 'ISTIO_MUTUAL',
      sni: { from: 'mesh', name: 'outbound_.443_.v1_.api.example.com' },
      ca: 'mesh',
      certificate: 'mesh',
    });
    expect(written('{ mode: ISTIO_MUTUAL }', { port: 443 }).sni).toMatchObject({
      name: 'outbound_.443_._.api.example.com',
    });
    expect(written('{ mode: ISTIO_MUTUAL, sni: a.com }').sni).toEqual({ from: 'written', name: 'a.com' });
    expect(written('{ mode: ISTIO_MUTUAL }', { kind: 'waypoint' })).toMatchObject({
      added: 'none',
      dropped: 'Waypoints do not apply the mode ISTIO_MUTUAL.',
    });
  });

  it('of a forward proxy keeps the name of the request, whatever else is written', () => {
    const wildcard = entryOf('resolution: DYNAMIC_DNS').replace(host, '*.example.com');
    const rule = (tls: string): string => ruleOf(tls).replace(host, '*.example.com');
    const at = { host: '*.example.com' };
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, sni: a.com }')}`.mesh, at).nameCheck).toBe('host');
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, subjectAltNames: [a.com] }')}`.mesh, at).nameCheck).toBe(
      'host-and-names',
    );
    expect(tlsAt(mesh`${wildcard}${rule('{ mode: SIMPLE, insecureSkipVerify: true }')}`.mesh, at).nameCheck).toBe(
      'none',
    );
  });
});
