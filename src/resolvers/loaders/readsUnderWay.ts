/**
 * Counts a request's reads of its ports, so that what is dear can wait for the last of them: how deep
 * a field lies decides when it asks, and the model shall be asked once for all.
 */
export class ReadsUnderWay {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** The ports with their reads counted; what a method answers at once passes as it is. */
  watch<Ports extends object>(ports: Ports): Ports {
    const watched = new Map<PropertyKey, unknown>();
    return new Proxy(ports, {
      get: (target, name) => {
        if (!watched.has(name)) {
          const port: unknown = Reflect.get(target, name);
          watched.set(name, isObject(port) ? this.#watchMethods(port) : port);
        }
        return watched.get(name);
      },
    });
  }

  /** Calls back once no read is under way and none has followed from the last answers. */
  whenDone(run: () => void): void {
    // By then what was answered has been taken up, and loaders have sent what they collected.
    setImmediate(() => {
      if (this.#count === 0) run();
      else this.#waiting.push(() => this.whenDone(run));
    });
  }

  #watchMethods(port: object): object {
    return new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          const answer: unknown = Reflect.apply(method, target, args);
          if (answer instanceof Promise) this.#note(answer);
          return answer;
        };
      },
    });
  }

  #note(read: Promise<unknown>): void {
    this.#count++;
    const end = () => {
      if (--this.#count > 0) return;
      for (const again of this.#waiting.splice(0)) again();
    };
    read.then(end, end);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
