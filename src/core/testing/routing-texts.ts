import { dedent } from './mesh-fixture';
import { bundleOf, resourceText } from './resource-text';

/** A ServiceEntry of `shop` with the ports given as `80 HTTP`, or `80 HTTP 443` with a targetPort. */
export function entryText(host: string, ports: readonly string[], more = 'resolution: DNS', called?: string): string {
  const lines = ports.map((port) => {
    const [number = '', protocol = '', target] = port.split(' ');
    const to = target === undefined ? '' : `, targetPort: ${target}`;
    return `  - { number: ${number}, name: p${number}, protocol: ${protocol}${to} }`;
  });
  const name = called ?? `shop/${host.replace('*', 'any').toLowerCase()}`;
  return resourceText(`ServiceEntry ${name}`, `hosts: ['${host}']\n${more}\nports:\n${lines.join('\n')}`);
}

/** A VirtualService of `shop` for a host, or for several of them, with the rest of its spec. */
export function routesText(hosts: string, rest: string, called = 'shop/routes', metadata = ''): string {
  const list = hosts.split(' ').map((host) => `'${host}'`);
  return resourceText(`VirtualService ${called}`, `hosts: [${list.join(', ')}]\n${dedent(rest)}`, metadata);
}

/** A rule for an entry's host with `retries` and more fields in flow style, one to a line. */
export function retriesText(retries: string, more = '', port = '80 HTTP'): string {
  const fields = more === '' ? '' : `    ${more}\n`;
  const rule = `http:\n  - retries: ${retries}\n${fields}    route: [{ destination: { host: api.example.com } }]\n`;
  return bundleOf(entryText('api.example.com', [port]), routesText('api.example.com', rule));
}
