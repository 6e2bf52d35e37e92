/** Where a sidecar's two listeners for what no other takes are: for calls out and calls in. They refuse calls to themselves. */
export const lastListenerPorts: ReadonlySet<number> = new Set([15001, 15006]);

/** Ports that the proxy itself listens on, on all addresses (istio/istio pilot/pkg/model/context.go, CanBindToPort): also those of health and metrics. */
export const proxyPorts: ReadonlySet<number> = new Set([...lastListenerPorts, 15021, 15090]);
