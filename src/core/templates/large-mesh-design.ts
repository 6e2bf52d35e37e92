/** How much of the large mesh is drawn. */
const workloadCount = 300;
const callCount = 1300;

/** What a workload of the large mesh can call. */
export interface CalledService {
  readonly namespace: string;
  /** The url that an app in its namespace calls. */
  readonly url: string;
  /** Whether every namespace sees it. */
  readonly shared: boolean;
}

/** Where workloads and endpoints are. */
export const regions = ['us-east-1/us-east-1a', 'eu-west-1/eu-west-1a', 'ap-southeast-1/ap-southeast-1a'];

/** The EgressDesign: workloads in each namespace that call services there, and one that all share. */
export function designOf(services: readonly CalledService[]): string {
  const shared = services.filter((service) => service.shared);
  const namespaces = [...new Set(services.map((service) => service.namespace))];
  const own = new Map(namespaces.map((name) => [name, services.filter((each) => each.namespace === name)] as const));
  const workloads: string[] = [];
  for (let index = 0; index < workloadCount; index++) {
    const namespace = pick(namespaces, index);
    const round = Math.floor(index / namespaces.length);
    const count = index < callCount % workloadCount ? 5 : 4;
    const near = Array.from({ length: count - 1 }, (_, at) => pick(own.get(namespace) ?? [], round * 3 + at));
    workloads.push(workload(index, namespace, [...near, pick(shared, index)]));
  }
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: large-mesh
spec:
  workloads:
${workloads.join('')}`;
}

function workload(index: number, namespace: string, called: readonly CalledService[]): string {
  const name = `${pick(['api', 'worker', 'importer', 'gateway', 'sync', 'notifier', 'indexer'], index * 3)}-${index}`;
  const urls = [...new Set(called.map((service) => service.url))];
  return `    - name: ${name}
      namespace: ${namespace}
      labels:
        app: ${name}
      locality: ${pick(regions, index)}
      calls:
${urls.map((url) => `        - url: ${url}\n`).join('')}`;
}

/** An item of a list that goes round. */
export function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error(`An empty list has no item ${index}`);
  return found;
}
