import type { Mesh } from '../build';
import type { Proxy } from './proxy';

/** Sentences about EnvoyFilters and WasmPlugins that select a proxy: what they change is not judged. */
export function filterCaveats(_mesh: Mesh, _proxy: Proxy): readonly string[] {
  return [];
}
