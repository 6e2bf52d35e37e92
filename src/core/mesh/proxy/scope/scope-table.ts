import type { Scope, ScopedPort, ScopedService } from './scope';

/** What is worked out once for a scope, a port of a service in it, and a subset. */
export class ScopeTable<T> {
  private readonly tables = new WeakMap<Scope, WeakMap<ScopedService, Map<string, T>>>();

  /** The value, made when it is first asked for. */
  get(scope: Scope, service: ScopedService, port: ScopedPort, subset: string | undefined, make: () => T): T {
    const table = this.tableOf(scope, service);
    const key = `${port.number}|${subset ?? ''}`;
    const known = table.get(key);
    if (known !== undefined) return known;
    const made = make();
    table.set(key, made);
    return made;
  }

  private tableOf(scope: Scope, service: ScopedService): Map<string, T> {
    let services = this.tables.get(scope);
    if (services === undefined) this.tables.set(scope, (services = new WeakMap()));
    let table = services.get(service);
    if (table === undefined) services.set(service, (table = new Map()));
    return table;
  }
}
