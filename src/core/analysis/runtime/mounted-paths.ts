import type { Workload } from '../../mesh';

/** What the image of a proxy holds itself, and what istio mounts into every sidecar. */
const always = ['/etc/ssl/', '/etc/pki/', '/usr/', '/var/run/secrets/', '/run/secrets/', '/etc/istio/'];

/** Whether a path is in the container of every sidecar. */
export function isInImage(path: string): boolean {
  return always.some((each) => path.startsWith(each));
}

/** Whether the annotations of pods mount a path into their sidecar (pkg/kube/inject/inject.go, applyOverlay of `userVolumeMount`). */
export function mountsPath({ annotations }: Workload, path: string): boolean {
  const text = annotations['sidecar.istio.io/userVolumeMount'] ?? '';
  const mounts = [...text.matchAll(/"?mountPath"?\s*:\s*"?([^",}\s]+)/g)].map((match) => match[1] ?? '');
  return mounts.some((each) => path === each || path.startsWith(each.endsWith('/') ? each : `${each}/`));
}
