import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../../testing/objections';
import { destinationRule, rule } from '../../testing/rule-cases';

const outlier = (rest: string): string => rule(`      outlierDetection: { ${rest} }\n`);
const tcp = (rest: string): string => rule(`      connectionPool: { tcp: { ${rest} } }\n`);
const http = (rest: string): string => rule(`      connectionPool: { http: { ${rest} } }\n`);
const balancer = (rest: string): string => rule(`      loadBalancer: { ${rest} }\n`);
const tunnel = (rest: string): string => rule(`      tunnel: { ${rest} }\n`);

describe('a DestinationRule', () => {
  it.each([
    ['no subsets', destinationRule('')],
    ['a short host', destinationRule('').replace('api.example.com', 'reviews')],
    ['every host', destinationRule('').replace('api.example.com', "'*'")],
    ['subsets', destinationRule("    subsets:\n      - name: V-1\n        labels: { a.b/c: '' }\n      - name: v2\n")],
    ['a selector', destinationRule('    workloadSelector: { matchLabels: { app: a } }\n    exportTo: [.]\n')],
    [
      'its own namespace by name',
      destinationRule('    workloadSelector: { matchLabels: { app: a } }\n    exportTo: [shop]\n'),
    ],
    ['whole milliseconds', outlier('interval: 1ms, baseEjectionTime: 1.5s, maxEjectionPercent: 100')],
    ['no idle timeout', tcp('idleTimeout: 0s')],
    ['an idle timeout that counts as none', tcp('idleTimeout: 0.5ms')],
    ['pings', http('http2KeepAlive: { interval: 15s, timeout: 5s }')],
    ['an upgrade', http('h2UpgradePolicy: UPGRADE, useClientProtocol: false')],
    ['the version of the caller', http('h2UpgradePolicy: DO_NOT_UPGRADE, useClientProtocol: true')],
    ['a warmup', balancer('warmup: { duration: 300s, minimumPercent: 5.0, aggression: 0.5 }')],
    ['an old warmup of which nobody asks more', balancer('warmupDurationSecs: 1.5ms')],
    ['two hashes by cookie', balancer('consistentHash: { httpCookie: { name: a, ttl: 0s } }')],
    ['a ring', balancer('consistentHash: { ringHash: { minimumRingSize: 0 } }')],
    ['a tunnel', tunnel('protocol: POST, targetHost: 10.0.0.1, targetPort: 443')],
    ['a port of any number', rule('      portLevelSettings: [{ port: { number: 70000 }, tls: {} }]\n')],
  ])('is taken with %s', (_, text) => {
    expect(objectionsTo(text)).toEqual([]);
  });

  it.each([
    [
      destinationRule('    subsets:\n      - name: v_1\n        labels: { "a b": c, d: -e }\n'),
      'wh-dr-subset-name v_1: name of a subset is 1 to 63 letters, digits and -; istiod refuses v_1. Rename it, here and in the routes that name it.',
      'wh-dr-subset-labels "a b": A label\'s key is letters, digits, -, _ and ., behind a DNS name and / or not; istiod refuses a b. Rename it.',
      "wh-dr-subset-labels -e: labels.d is a label's value, of letters, digits, -, _ and . with a letter or digit at its ends; istiod refuses -e. Correct the value.",
    ],
    [
      destinationRule('    workloadSelector: {}\n    exportTo: [pay]\n'),
      'exp-dr-selector exportTo: DestinationRule with a workloadSelector is seen in its own namespace alone, and istiod refuses another exportTo. Write ., or remove exportTo.',
      'wh-dr-selector-empty workloadSelector: workloadSelector has no labels and takes every pod of its own namespace. Add labels if less is meant.',
    ],
    [
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a }\n',
      'wh-dr-host apiVersion: host is missing in DestinationRule; istiod refuses the rule. Add a spec with a host.',
    ],
    [
      outlier('interval: 1.5ms, baseEjectionTime: 2.0000001s, maxEjectionPercent: 105, minHealthPercent: -1'),
      'wh-dr-od-percents 105: maxEjectionPercent is 0 to 100; istiod refuses 105.',
      'wh-dr-od-percents -1: minHealthPercent is 0 to 100; istiod refuses -1.',
      'wh-dr-od-base 2.0000001s: baseEjectionTime is a whole number of milliseconds; istiod refuses 2.0000001s. Round it.',
      'wh-dr-od-interval 1.5ms: interval is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
    ],
    [
      http('maxRetries: -1, idleTimeout: 1.5ms, h2UpgradePolicy: UPGRADE, useClientProtocol: true'),
      'wh-dr-cp-http-negative -1: maxRetries is 0 or more; istiod refuses -1.',
      'wh-dr-cp-http-idle 1.5ms: idleTimeout is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-cp-upgrade useClientProtocol: useClientProtocol keeps the version of the caller and h2UpgradePolicy UPGRADE changes it; istiod refuses both. Remove one.',
    ],
    [
      // Below a millisecond the API server is the first to refuse.
      http('idleTimeout: 0s, http2KeepAlive: { interval: 1.5ms }'),
      'crd-duration 0s: idleTimeout is 1 ms or more; the API server refuses 0s.',
      'wh-dr-cp-h2ka-interval 1.5ms: interval is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-cp-h2ka-timeout http2KeepAlive: timeout is missing in http2KeepAlive; istiod refuses the block. Add it.',
    ],
    [
      tcp(
        'connectTimeout: 1.5ms, maxConnectionDuration: 1.5ms, idleTimeout: -5s, tcpKeepalive: { time: 1.5ms, interval: 1.5ms }',
      ),
      'wh-dr-cp-tcp-connect 1.5ms: connectTimeout is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-cp-tcp-maxdur 1.5ms: maxConnectionDuration is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-cp-tcp-idle -5s: idleTimeout is 1 ms or more, or 0s for never; istiod refuses -5s. Write one such as 1h.',
      'wh-dr-cp-keepalive 1.5ms: time is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-cp-keepalive 1.5ms: interval is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
    ],
    [
      tcp('idleTimeout: 1.5ms'),
      'wh-dr-cp-tcp-idle 1.5ms: idleTimeout is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
    ],
    [
      balancer('warmup: { duration: 1.5ms, aggression: 0 }'),
      'wh-dr-lb-warmup-duration 1.5ms: duration is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
      'wh-dr-lb-warmup-aggr 0: aggression is above 0; istiod refuses 0. Raise it, or remove it.',
    ],
    [
      balancer(
        "consistentHash: { httpCookie: { name: '', attributes: [{ name: '' }] }, minimumRingSize: 64, ringHash: {} }",
      ),
      "wh-dr-lb-cookie-name '': name is empty; istiod refuses it. Give the cookie a name.",
      "wh-dr-lb-cookie-attr '': name is empty; istiod refuses it. Give the attribute a name.",
      'wh-dr-lb-minring-conflict minimumRingSize: minimumRingSize stands beside ringHash; istiod refuses both. Set the size in ringHash alone.',
    ],
    [
      rule(
        '      outlierDetection: {}\n      loadBalancer: { localityLbSetting: { failover: [{ from: a, to: b }], failoverPriority: [topology.kubernetes.io/zone] }, zoneAwareLbSetting: {} }\n',
      ),
      'wh-dr-loc-failover-priority topology.kubernetes.io/zone: failover ranks regions already, and istiod refuses topology.kubernetes.io/zone in failoverPriority beside it. Remove one of them.',
      'wh-dr-lb-locality-zone zoneAwareLbSetting: loadBalancer takes only one of localityLbSetting and zoneAwareLbSetting; istiod refuses both. Remove one.',
    ],
    [
      balancer(
        "localityLbSetting: { distribute: [{ from: '*/a', to: { a//b: 100 } }], failover: [{ from: a, to: b }] }",
      ),
      'wh-dr-loc-dist-failover failover: localityLbSetting takes only one of distribute and failover; istiod refuses both. Remove one.',
    ],
    [
      balancer("localityLbSetting: { distribute: [{ from: '*/a', to: { a//b: 100 } }, { to: { a: 100 } }] }"),
      'wh-dr-loc-empty a//b: A locality is region/zone/subzone and has no empty part; istiod refuses a//b. Fill the part, or end before it.',
      "wh-dr-loc-wildcard '*/a': A locality is region/zone/subzone and has one * at most, at its end; istiod refuses */a. Write one such as us-east/*.",
      'wh-dr-loc-empty to: A locality is region/zone/subzone and has no empty part; istiod refuses an empty one. Fill the part, or end before it.',
    ],
    [
      tunnel("protocol: connect, targetHost: '*.a.com', targetPort: 0"),
      'wh-dr-tunnel-protocol connect: protocol is one of CONNECT, POST; istiod refuses connect. Use CONNECT.',
      "wh-dr-tunnel-host '*.a.com': targetHost is a DNS name or an IP; istiod refuses '*.a.com'.",
      'wh-dr-tunnel-port 0: targetPort is 1 to 65535; istiod refuses 0.',
    ],
    [
      rule('      tunnel: { targetHost: a, targetPort: 1 }\n      proxyProtocol: {}\n      connectionPool: {}\n'),
      'wh-dr-tunnel-proxyproto proxyProtocol: A connection takes only one of tunnel and proxyProtocol; istiod refuses both. Remove one.',
    ],
    [
      rule('      portLevelSettings: [{ tls: {} }]\n'),
      'wh-dr-pls-port tls: port is missing in portLevelSettings; istiod refuses settings without one. Add it.',
    ],
  ])('is refused %#', (text, ...objections) => {
    expect(objectionsTo(text)).toEqual(objections);
  });

  it('is held against the release that is meant', () => {
    const gentle = balancer('warmup: { duration: 10s, aggression: 0.5 }');
    expect(objectionsTo(gentle, '1.30')).toEqual([
      'ver-aggression 0.5: aggression is 1 or more in Istio 1.30; istiod refuses 0.5. Raise it, or remove it.',
    ]);
    expect(objectionsTo(balancer('warmup: { duration: 10s, aggression: 1 }'), '1.28')).toEqual([]);
    // What a release does not know is an unknown field and nothing more.
    for (const text of [
      http('http2KeepAlive: {}'),
      balancer('zoneAwareLbSetting: { failover: [{ from: a, to: a }] }, localityLbSetting: {}'),
    ])
      expect(objectionsTo(text, '1.30').map((line) => line.split(' ')[0])).toEqual(['eng-apiserver']);
  });
});
