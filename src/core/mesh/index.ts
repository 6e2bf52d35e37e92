export { buildMesh } from './build';
export type { Mesh } from './build';
