import { resourceText } from './resource-text';

/** A ServiceEntry of api.example.com with ports 80 and 443; `more` are lines of its spec. */
export function apiEntry(called: string, more = ''): string {
  return resourceText(
    `ServiceEntry ${called}`,
    `hosts: [api.example.com]
ports:
  - { number: 80, name: http, protocol: HTTP, targetPort: 8080 }
  - { number: 443, name: tls, protocol: TLS }
location: MESH_EXTERNAL
resolution: DNS
${more}`,
  );
}

/** A DestinationRule of api.example.com with ejection; `more` are lines of its spec. */
export function apiRule(called: string, more = '', metadata = ''): string {
  const spec = `host: api.example.com
trafficPolicy:
  outlierDetection: { consecutive5xxErrors: 5 }
${more}`;
  return resourceText(`DestinationRule ${called}`, spec, metadata);
}

/** A drawn design of workloads `namespace/name`, each with the label `app: name`, which all call a URL. */
export function drawn(url: string, ...workloads: readonly string[]): string {
  const items = workloads.map((each) => {
    const [namespace = '', name = ''] = each.split('/');
    return `  - { name: ${name}, namespace: ${namespace}, labels: { app: ${name} }, calls: [{ url: '${url}' }] }`;
  });
  return resourceText('EgressDesign design', `workloads:\n${items.join('\n')}`);
}
