import { beatenOn, type Beaten, type Mesh, type VirtualService } from '../../mesh';

const known = new WeakMap<Mesh, Map<VirtualService, readonly Beaten[]>>();

/** Where another VirtualService is used in the place of one; asked once a mesh, since each is held against all that share a host with it. */
export function beatenIn(mesh: Mesh, virtualService: VirtualService): readonly Beaten[] {
  let all = known.get(mesh);
  if (all === undefined) known.set(mesh, (all = new Map<VirtualService, readonly Beaten[]>()));
  let beaten = all.get(virtualService);
  if (beaten === undefined) all.set(virtualService, (beaten = beatenOn(mesh, virtualService)));
  return beaten;
}
