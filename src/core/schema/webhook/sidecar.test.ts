import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../../testing/objections';
import { sidecar } from '../../testing/rule-cases';

const ingress = (...listeners: readonly string[]): string =>
  sidecar(`    ingress:\n${listeners.map((each) => `      - { ${each} }\n`).join('')}`);
const egress = (...listeners: readonly string[]): string =>
  sidecar(`    egress:\n${listeners.map((each) => `      - { ${each} }\n`).join('')}`);
const hosts = (...names: readonly string[]): string =>
  egress(`hosts: [${names.map((name) => `'${name}'`).join(', ')}]`);
const endpoint = (text: string): string => ingress(`port: { number: 80 }, defaultEndpoint: '${text}'`);

const endpointForms =
  'defaultEndpoint is 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port, :port or a Unix socket; istiod refuses';

describe('a Sidecar', () => {
  it.each([
    ['hosts of all forms', hosts('./*', '*/a.com', 'ns/*.a.com', '~/*', '~ns/b.com', '~*/c.com', '~./d.com')],
    ['all hosts', hosts('*/*')],
    ['a policy alone', sidecar('    outboundTrafficPolicy: { mode: ALLOW_ANY }\n')],
    ['a port that says nothing but its number', ingress('port: { number: 80 }')],
    ['names and protocols in any case', ingress("port: { number: 80, name: HTTP-1, protocol: gRPC-web }, bind: '::'")],
    ['endpoints of the pod: IPv4', endpoint('127.0.0.1:80')],
    ['endpoints of the pod: any', endpoint('0.0.0.0:80')],
    ['endpoints of the pod: IPv6', endpoint('[::1]:80')],
    ['endpoints of the pod: port alone', endpoint(':80')],
    ['endpoints of the pod: socket', endpoint('unix:///tmp/s')],
    ['no endpoint', endpoint('')],
    ['a socket', egress("port: { number: 0 }, bind: 'unix://@s', captureMode: NONE, hosts: [./*]")],
    ['a socket without a number', egress('port: { protocol: HTTP }, bind: unix:///tmp/s, hosts: [./*]')],
    [
      'the same port on both sides',
      `${ingress('port: { number: 80 }')}    egress: [{ port: { number: 80 }, hosts: [./*] }]\n`,
    ],
    ['a pool', sidecar('    inboundConnectionPool: { http: { maxRetries: 0 } }\n')],
  ])('is taken with %s', (_, text) => {
    expect(objectionsTo(text)).toEqual([]);
  });

  it.each([
    [
      // istiod looks no further.
      sidecar("    workloadSelector: { labels: { 'a*': b } }\n    egress: [{ hosts: [a] }]\n"),
      "wh-sc-selector-bad 'a*': labels has * in the key a*, and labels are compared as they are, without patterns; istiod refuses the resource. Write the key of the label.",
    ],
    [
      sidecar('    outboundTrafficPolicy: { mode: ALLOW_ANY, egressProxy: { host: a_b, port: { number: 80 } } }\n'),
      'wh-sc-egressproxy-host a_b: host of egressProxy is one DNS name; istiod refuses a_b. Name one host.',
    ],
    [
      // An empty Sidecar is refused for that alone.
      sidecar('    workloadSelector: {}\n'),
      'wh-sc-empty spec: This Sidecar sets nothing; istiod refuses it without egress, ingress, outboundTrafficPolicy or inboundConnectionPool. Add one.',
    ],
    [
      sidecar('    workloadSelector: {}\n    egress: [{ hosts: [./*] }]\n'),
      'wh-sc-selector-empty workloadSelector: workloadSelector has no labels and takes every pod of the namespace. Add labels if less is meant.',
    ],
    [
      hosts('a.com', '/a.com', 'a/', 'a_b/a.com', 'a/b', 'a/10.0.0.1', 'a/*b.com', '~~/a.com', ''),
      "wh-sc-eg-host-form 'a.com': hosts[0] is namespace/host, such as ./api.example.com; istiod refuses a.com. Put a namespace and / before it.",
      "wh-sc-eg-host-empty-half '/a.com': hosts[1] is namespace/host with both of them, such as ./*; istiod refuses /a.com. Write both.",
      "wh-sc-eg-host-empty-half 'a/': hosts[2] is namespace/host with both of them, such as ./*; istiod refuses a/. Write both.",
      "wh-sc-eg-host-ns 'a_b/a.com': hosts[3] has a namespace, *, . or ~ before the /; istiod refuses a_b/a.com. Name one of them.",
      "wh-sc-eg-host-short 'a/b': hosts[4] names a host with a dot, or * for all, behind the /; istiod refuses a/b. Write the whole name, such as api.shop.svc.cluster.local.",
      "wh-sc-eg-host-syntax 'a/10.0.0.1': hosts[5] has a DNS name, a domain such as *.example.com, or * behind the /; istiod refuses a/10.0.0.1. Name the host.",
      "wh-sc-eg-host-partial 'a/*b.com': hosts[6] takes * only as its whole first label; istiod refuses a/*b.com. Write one such as ./*.example.com.",
      "wh-sc-eg-host-ns '~~/a.com': hosts[7] has a namespace, *, . or ~ before the /; istiod refuses ~~/a.com. Name one of them.",
      "wh-sc-eg-host-form '': hosts[8] is namespace/host, such as ./api.example.com; istiod refuses an empty text. Put a namespace and / before it.",
    ],
    [
      egress('port: { number: 80 }, hosts: []'),
      'wh-sc-eg-hosts-empty hosts: hosts needs at least 1 item; istiod refuses an empty list. List what may be called, or ~/* for nothing.',
    ],
    [
      egress(
        'port: { number: 80, name: a.b, protocol: http1 }, bind: a, hosts: [./*]',
        'port: { number: 80 }, bind: 10.0.0.1, captureMode: IPTABLES, hosts: [./*]',
        'port: { number: 70000 }, hosts: [./*]',
      ),
      'wh-sc-port-protocol http1: protocol is one of HTTP, HTTP2, GRPC, GRPC-Web, HTTP_PROXY, HTTPS, TLS, TCP, MONGO, REDIS, MYSQL, UDP; istiod refuses http1.',
      'wh-sc-eg-port-number 70000: number is 0 to 65535; istiod refuses 70000.',
      'wh-sc-port-name a.b: name of a port is 1 to 63 letters, digits and -; istiod refuses a.b. Rename it, or remove the name.',
      'wh-sc-eg-bind a: bind is an IP; istiod refuses a. Write one such as 127.0.0.1, or remove bind.',
      'wh-sc-eg-port-dup 80: egress[1] has the same port as egress[0], 80; istiod refuses that, whatever they bind to. Give it another one.',
    ],
    [
      egress(
        'port: { number: 0 }, bind: 10.0.0.1, hosts: [./*]',
        'port: {}, hosts: [./*]',
        'port: { number: 0 }, bind: unix://a, captureMode: IPTABLES, hosts: [./*]',
        'port: { number: 0 }, bind: /tmp/a, hosts: [./*]',
      ),
      'wh-sc-eg-uds-bind 10.0.0.1: bind is 10.0.0.1, and istiod refuses a port with the number 0 unless bind is a Unix socket. Bind to unix:// and a path, or set number to 1 to 65535.',
      'wh-sc-eg-uds-bind port: number of egress[1] is missing; istiod refuses that unless bind is a Unix socket. Set number to 1 to 65535, or bind to unix:// and a path.',
      'wh-sc-eg-uds-bind unix://a: bind is unix:// and an absolute path of a file, or @ and an abstract name; istiod refuses unix://a. Write one such as unix:///var/run/app.sock.',
      'wh-sc-eg-uds-capture IPTABLES: Port 0 is a Unix socket, of which iptables catches nothing; istiod refuses IPTABLES. Use NONE or DEFAULT.',
      'wh-sc-eg-uds-bind /tmp/a: bind is /tmp/a, and istiod refuses a port with the number 0 unless bind is a Unix socket. Bind to unix:// and a path, or set number to 1 to 65535.',
    ],
    [
      egress(
        "port: { number: 0 }, bind: 'unix://@s', hosts: [./*]",
        "port: { number: 0 }, bind: 'unix://@s', hosts: [./*]",
      ),
      "wh-sc-eg-uds-dup 'unix://@s': egress[1] has the same socket as egress[0], unix://@s; istiod refuses that. Give it another one.",
    ],
    [
      ingress('port: { number: 0 }, bind: unix:///s', 'port: {}', 'defaultEndpoint: a'),
      'crd-sc-ingress-port defaultEndpoint: port is missing in ingress[2]; the API server refuses the resource. Add it.',
      'wh-sc-in-port-number 0: number is 1 to 65535; istiod refuses 0. Write the port on which the pod is called.',
      'wh-sc-in-bind unix:///s: bind is an IP; istiod refuses unix:///s. Write one such as 127.0.0.1, or remove bind.',
      'wh-sc-in-port-number port: number is missing in port; istiod refuses the listener. Add it.',
    ],
    [
      ingress('port: { number: 80 }, bind: 10.0.0.1', 'port: { number: 80 }, bind: 10.0.0.2'),
      'wh-sc-in-port-dup 80: ingress[1] has the same port as ingress[0], 80; istiod refuses that, whatever they bind to. Give it another one.',
    ],
    [
      endpoint('10.0.0.1:80'),
      `wh-sc-in-endpoint-host '10.0.0.1:80': ${endpointForms} 10.0.0.1:80. Write one of these.`,
    ],
    [
      endpoint('localhost:80'),
      `wh-sc-in-endpoint-host 'localhost:80': ${endpointForms} localhost:80. Write one of these.`,
    ],
    [endpoint('127.0.0.1'), `wh-sc-in-endpoint-form '127.0.0.1': ${endpointForms} 127.0.0.1. Write one of these.`],
    [endpoint('::1:80'), `wh-sc-in-endpoint-form '::1:80': ${endpointForms} ::1:80. Write one of these.`],
    [endpoint('[::1]80'), `wh-sc-in-endpoint-form '[::1]80': ${endpointForms} [::1]80. Write one of these.`],
    [endpoint('127.0.0.1:'), `wh-sc-in-endpoint-port '127.0.0.1:': ${endpointForms} 127.0.0.1:. Write one of these.`],
    [endpoint('[::1]:http'), `wh-sc-in-endpoint-port '[::1]:http': ${endpointForms} [::1]:http. Write one of these.`],
    [endpoint(':65536'), `wh-sc-in-endpoint-port ':65536': ${endpointForms} :65536. Write one of these.`],
    [
      endpoint('unix:///'),
      "wh-sc-in-endpoint-uds 'unix:///': defaultEndpoint is unix:// and an absolute path of a file, or @ and an abstract name; istiod refuses unix:///. Write one such as unix:///var/run/app.sock.",
    ],
    [
      sidecar(
        '    inboundConnectionPool: { tcp: { connectTimeout: 1.5ms } }\n    ingress: [{ port: { number: 80 }, connectionPool: {} }]\n',
      ),
      'wh-dr-cp-empty connectionPool: connectionPool sets nothing; istiod refuses it without tcp or http. Add one, or remove connectionPool.',
      'wh-dr-cp-tcp-connect 1.5ms: connectTimeout is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
    ],
  ])('is refused %#', (text, ...objections) => {
    expect(objectionsTo(text)).toEqual(objections);
  });

  it('takes hosts out again from 1.31 on', () => {
    expect(objectionsTo(hosts('./*', '~a/b.com'), '1.30')).toEqual([
      "ver-sidecar-exclude '~a/b.com': hosts[1] takes hosts out with ~, which came with Istio 1.31; istiod 1.30 refuses ~a/b.com. List the hosts that remain instead.",
    ]);
    expect(objectionsTo(hosts('~/*'), '1.28')).toEqual([]);
  });
});
