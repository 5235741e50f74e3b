import { Catch, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands what a controller threw on as it is. Nest's own filter would turn it into `{status: 'error'}` before a strategy
 * sees it, and the kind of the error with it. Register it globally on every microservice.
 */
export class RethrowFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
Catch()(RethrowFilter);
