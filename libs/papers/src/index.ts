export * from './paper.ts';
export type { IsNamed, PaperStore, Upload } from './paper-store.ts';
export { GridFsPapers } from './grid-fs-papers.ts';
export { PapersInMemory } from './papers-in-memory.ts';
export { PAPER_STATUS, PaperUploads, type Begun } from './paper-uploads.ts';
export { BeginFile, fileAnswer, FileBegun, FilePath, PartPath, uploadRoutes, UploadPath } from './file-routes.ts';
