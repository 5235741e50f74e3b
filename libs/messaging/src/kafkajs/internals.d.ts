declare module 'kafkajs/src/network/requestQueue/index.js' {
  /** The part of the queue that the idle patch touches. */
  export default class RequestQueue {
    constructor(options: {
      maxInFlightRequests: number | null;
      requestTimeout: number;
      enforceRequestTimeout: boolean;
      clientId: string;
      broker: string;
      logger: Record<'debug' | 'info' | 'warn' | 'error', (message: string, extra?: object) => void>;
      isConnected?: () => boolean;
    });
    pending: unknown[];
    inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
    enforceRequestTimeout: boolean;
    requestTimeout: number;
    requestTimeoutIntervalId: NodeJS.Timeout | undefined;
    isConnected(): boolean;
    throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    push(request: {
      entry: { correlationId: number; resolve: (value: unknown) => void; reject: (error: Error) => void };
      expectResponse: boolean;
      requestTimeout?: number;
      sendRequest: () => void;
    }): void;
    fulfillRequest(response: { correlationId: number; payload: unknown; size: number }): void;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
    scheduleRequestTimeoutCheck(): void;
    destroy(): void;
  }
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  /** The part of a group's membership that the rejoin patch touches. */
  export default class ConsumerGroup {
    cluster: object;
    memberId: string | null;
    connect(): Promise<void>;
    joinAndSync(): Promise<void>;
    leave(): Promise<void>;
  }
}
