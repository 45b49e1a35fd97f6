declare module 'autocannon' {
  /** Sends one request over and over; what the benches read of its answer. */
  export default function autocannon(options: {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests a second over all connections. */
    readonly overallRate?: number;
  }): Promise<{
    readonly requests: { readonly total: number };
    readonly errors: number;
    readonly non2xx: number;
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number };
  }>;
}
