import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { effectiveMode } from './peer-authentication';

function peers(name: string, spec: string, created = '2024-01-01'): string {
  const [namespace, own] = name.split('/');
  return `
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata: { name: ${own ?? ''}, namespace: ${namespace ?? ''}, creationTimestamp: "${created}T00:00:00Z" }
  spec: ${spec}
  ---`;
}

const strict = '{ mtls: { mode: STRICT } }';
const off = '{ mtls: { mode: DISABLE } }';
const shown = (model: Mesh, namespace: string): string => {
  const { mode, by } = effectiveMode(model, namespace);
  return `${mode} by ${by?.name ?? 'default'}`;
};

describe('effectiveMode', () => {
  it('is PERMISSIVE where nothing says otherwise', () => {
    expect(shown(mesh``.mesh, 'shop')).toBe('PERMISSIVE by default');
  });

  it('is that of the namespace, else of the mesh, and of the oldest', () => {
    const { mesh: model } = mesh`
      ${peers('istio-system/mesh', strict)}
      ${peers('shop/late', strict, '2025-01-01')}
      ${peers('shop/early', off)}
      ${peers('unset/unset', '{ mtls: { mode: UNSET } }')}`;
    expect(shown(model, 'shop')).toBe('DISABLE by early');
    expect(shown(model, 'unset')).toBe('STRICT by mesh');
    expect(shown(model, 'other')).toBe('STRICT by mesh');
  });

  it('does not look at policies for some pods', () => {
    const { mesh: model } = mesh`
      ${peers('shop/some', '{ selector: { matchLabels: { app: a } }, mtls: { mode: DISABLE } }')}
      ${peers('shop/empty', '{ selector: { matchLabels: {} }, mtls: { mode: STRICT } }')}`;
    expect(shown(model, 'shop')).toBe('STRICT by empty');
  });
});
