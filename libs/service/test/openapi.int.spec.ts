import { describeService, routesOf } from '../src/index.ts';
import { TinyModule } from './tiny-service.ts';

describe('the description of a service', () => {
  it('is made of its decorators and schemas, without starting anything', async () => {
    const document = await describeService(TinyModule, { title: 'Tiny', version: '1.0.0' });
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/api/v1/cells',
      '/api/v1/cells/{cellId}',
      '/api/v1/cells/{cellId}/notes',
      '/api/v1/own',
    ]);
    expect(document.paths['/api/v1/cells/{cellId}/notes']?.post).toMatchObject({
      'x-action': 'meeting.conduct',
      security: [{ bearer: [] }],
      parameters: [{ name: 'cellId', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
      responses: { 201: {}, default: { $ref: '#/components/responses/Problem' } },
    });
    expect(document.paths['/api/v1/cells']?.get).toMatchObject({
      security: [],
      parameters: [
        { name: 'how', in: 'query', required: true },
        { name: 'Idempotency-Key', in: 'header', required: false },
      ],
    });
    expect(document.components.schemas.Note).toMatchObject({ type: 'object', required: ['text'] });
    expect(JSON.stringify(document)).not.toContain('#/$defs/');
  });
  it('is the same each time', async () => {
    const info = { title: 'Tiny', version: '1.0.0' };
    expect(await describeService(TinyModule, info)).toEqual(await describeService(TinyModule, info));
  });
  it('says which routes want but a known caller', async () => {
    const { paths } = await describeService(TinyModule, { title: 'Tiny', version: '1.0.0' });
    expect(paths['/api/v1/own']!.get).toMatchObject({
      security: [{ bearer: [] }],
      'x-signed-in': 'what the caller is called',
    });
  });
  it('lists routes with their action, for tests over all of them', async () => {
    const routes = await routesOf(TinyModule);
    expect(routes.map(({ method, path, action }) => [method, path, action])).toEqual([
      ['GET', '/api/v1/cells/:cellId', 'score.read'],
      ['POST', '/api/v1/cells/:cellId/notes', 'meeting.conduct'],
      ['GET', '/api/v1/cells', undefined],
      ['GET', '/api/v1/own', undefined],
    ]);
  });
});
