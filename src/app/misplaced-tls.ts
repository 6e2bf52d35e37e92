import { misplacedIn, type MisplacedTls } from '../core/mesh';
import type { Snapshot } from '../core/snapshot';

/** The tls block of a rule for a host of an entry that stands at another port, and is meant for this one; undefined where there is none, or several. */
export function misplacedFor({ mesh }: Snapshot, key: string, port: number): MisplacedTls | undefined {
  const entry = mesh.entries.find(({ resource }) => resource.key === key);
  const [found, ...others] = (entry?.hosts ?? []).flatMap((host) =>
    mesh.registry
      .withHost(host)
      .filter((service) => service.entry === entry)
      .flatMap((service) => mesh.rules.flatMap((rule) => misplacedIn(mesh, service, rule) ?? [])),
  );
  return found?.to === port && others.length === 0 ? found : undefined;
}
