import { useMemo } from 'react';
import {
  anyPod,
  proxyOf,
  traceCall,
  workloadNamed,
  type Call,
  type Mesh,
  type Proxy,
  type Trace,
  type Workload,
} from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { useApp } from '../store';
import { drawnCallAt, useTraceView, type Asked, type FreeCall } from '../traced-call';
import { meshWith, type WhatIf } from './what-if';

/** What the panel shows: the call as it is asked for, and its walk. */
export interface ShownCall {
  readonly snapshot: Snapshot;
  /** That it is followed through: the design's, perhaps with other settings. */
  readonly mesh: Mesh;
  readonly asked: FreeCall;
  /** The call of the design; undefined for one that is not drawn. */
  readonly drawn: Call | undefined;
  /** Its pod; undefined for any pod of a namespace. */
  readonly workload: Workload | undefined;
  /** Undefined where the url is no call. */
  readonly trace: Trace | undefined;
}

/** The call that is asked about; null where nothing is, or where a call of the design is gone. */
export function useShownCall(whatIf: WhatIf): ShownCall | null {
  const snapshot = useApp((state) => state.snapshot);
  const asked = useTraceView((view) => view.asked);
  return useMemo(() => shownCall(snapshot, asked, whatIf), [snapshot, asked, whatIf]);
}

/** Follows a call through the mesh of a snapshot, with some of its settings changed. */
function shownCall(snapshot: Snapshot, asked: Asked | null, whatIf: WhatIf): ShownCall | null {
  const found = asked && (asked.type === 'drawn' ? drawn(snapshot, asked) : free(snapshot, asked.call));
  if (!found) return null;
  const mesh = meshWith(snapshot, whatIf);
  return { snapshot, mesh, ...found, trace: follow(mesh, found.asked) };
}

type Found = Pick<ShownCall, 'asked' | 'drawn' | 'workload'>;

function drawn(snapshot: Snapshot, { place }: Extract<Asked, { type: 'drawn' }>): Found | null {
  const found = drawnCallAt(snapshot, place);
  if (!found) return null;
  const { call, workload } = found;
  const { url, method, headers } = call;
  return { asked: { namespace: workload.namespace, name: workload.name, url, method, headers }, drawn: call, workload };
}

function free({ mesh }: Snapshot, asked: FreeCall): Found {
  return { asked, drawn: undefined, workload: namedIn(mesh, asked) };
}

function follow(mesh: Mesh, { url, method, headers, ...from }: FreeCall): Trace | undefined {
  if (url === '') return undefined;
  return traceCall(mesh, { client: clientFor(mesh, from), url, method, headers });
}

/** The proxy of a pod, or of any pod of a namespace. */
export function clientFor(mesh: Mesh, from: Pick<FreeCall, 'namespace' | 'name'>): Proxy {
  const workload = namedIn(mesh, from);
  return workload ? proxyOf(mesh, workload) : anyPod(mesh, from.namespace);
}

function namedIn(mesh: Mesh, { namespace, name }: Pick<FreeCall, 'namespace' | 'name'>): Workload | undefined {
  return name === null ? undefined : workloadNamed(mesh, namespace, name);
}
