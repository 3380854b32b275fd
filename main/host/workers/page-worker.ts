import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { createPageJobs } from '../reading/page-job.ts'
import { Refused } from '../reading/refusal.ts'
import type { PageAnswer, PageRequest, PageWorkerData, Picture } from './page-protocol.ts'
import type { Answer, Task } from './pool.ts'

/** Worker thread that reads and draws pages; the recogniser runs in a thread of its own under this one and ends with it. */

const JPEG_QUALITY = 82
// One page at a time: what sharp would keep or do at the same time is only memory.
sharp.cache(false)
sharp.concurrency(1)
const jobs = createPageJobs((workerData as PageWorkerData).languageDir)

async function picture(request: Extract<PageRequest, { op: 'draw' }>): Promise<Picture> {
  const { width, height, channels, data } = await jobs.draw(request, request.maxWidth)
  const bytes = await sharp(data, { raw: { width, height, channels } }).removeAlpha().jpeg({ quality: JPEG_QUALITY }).toBuffer()
  return { bytes: new Uint8Array(bytes), type: 'image/jpeg', width, height }
}

async function answer(request: PageRequest): Promise<PageAnswer> {
  try {
    switch (request.op) {
      case 'inspect':
        return await jobs.inspect(request)
      case 'read':
        return { page: await jobs.read(request) }
      case 'draw':
        return { picture: await picture(request) }
    }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}

const port = parentPort
port?.on('message', ({ id, input }: Task<PageRequest>) => {
  answer(input).then(
    (output) => port.postMessage({ id, output } satisfies Answer<PageAnswer>),
    (error: unknown) => port.postMessage({ id, error: error instanceof Error ? error.message : 'unknown' } satisfies Answer<PageAnswer>),
  )
})
