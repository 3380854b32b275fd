import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { dataFolder } from '#common/contract/names.ts'
import { isAppError } from '#common/rpc/app-error.ts'
import { version } from '#host/version.ts'
import { exportPackage } from './export.ts'
import { importPackage } from './import.ts'
import { exit, type Io, tellError, terminalIo, WrongUse } from './io.ts'
import { openMatcher } from './open-matcher.ts'
import { startServer } from './serve.ts'
import { verifyPackage } from './verify.ts'

const help = `Sổ Vàng ${version}: sổ thi đua, khen thưởng của đơn vị

  so-vang read [--json] [--out DIR] [--register DIR] [--overlay DIR] FILE…
      đọc bản quét thành bản nháp; không ghi gì vào sổ
  so-vang verify [--json] [--data DIR] FILE.asice
      kiểm tra gói hồ sơ đã ký
  so-vang import [--json] [--data DIR] [--confirm] FILE.asice
      lập kế hoạch nhận gói; chỉ ghi vào sổ khi có --confirm
  so-vang export [--json] [--data DIR] --dossier ID --key FILE.p12 --out DIR
      ký và xuất hồ sơ; mật khẩu khóa hỏi trên màn hình hoặc lấy từ SO_VANG_KEY_PASSWORD
  so-vang serve [--json] [--data DIR] [--port N]
      chạy ứng dụng cho trình duyệt trên 127.0.0.1

  --data DIR hoặc SO_VANG_DATA chỉ thư mục của sổ.
  Mã kết thúc: 0 xong, 1 bị từ chối hoặc có lỗi phát hiện, 2 dùng sai, 3 sự cố.
`

/** Runs one command; gives its exit code. */
export async function main(argv: readonly string[], io: Io = terminalIo()): Promise<number> {
  const [name, ...rest] = argv
  try {
    switch (name) {
      case 'read':
        // loaded when it is asked for: the other commands do not start a recogniser
        return await (await import('./read.ts')).read([...rest], { stdout: { write: io.out }, stderr: { write: io.err } }, { openMatcher })
      case 'verify':
        return await verifyPackage(io, parse(rest, common))
      case 'import':
        return await importPackage(io, parse(rest, { ...common, confirm: { type: 'boolean' } }))
      case 'export':
        return await exportPackage(
          io,
          parse(rest, { ...common, dossier: { type: 'string' }, key: { type: 'string' }, out: { type: 'string' } }),
        )
      case 'serve':
        return await serve(io, parse(rest, { ...common, port: { type: 'string' } }))
      case '--version':
      case 'version':
        io.out(`${version}\n`)
        return exit.done
      case '--help':
      case 'help':
        io.out(help)
        return exit.done
      default:
        throw new WrongUse(name === undefined ? 'Chưa nói làm việc gì.' : `Không có lệnh “${name}”.`)
    }
  } catch (error) {
    if (error instanceof WrongUse) {
      io.err(`${error.message}\n\n${help}`)
      return exit.wrongUse
    }
    if (isAppError(error)) return tellError(io, error, rest.includes('--json'))
    io.err(`Sổ Vàng gặp sự cố: ${error instanceof Error ? error.message : String(error)}\n`)
    return exit.fault
  }
}

const common = { json: { type: 'boolean' }, data: { type: 'string' } } as const satisfies ParseArgsOptionsConfig

/** What a command was given. */
export type Given = { files: string[]; json: boolean; dataDir: string; values: Readonly<Record<string, string | boolean | undefined>> }

function parse(args: readonly string[], options: ParseArgsOptionsConfig): Given {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const given = values as Record<string, string | boolean | undefined>
    const data = given['data']
    return {
      files: positionals,
      json: given['json'] === true,
      dataDir: typeof data === 'string' ? resolve(data) : dataFolder({ platform: process.platform, env: process.env, home: homedir() }),
      values: given,
    }
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error))
  }
}

async function serve(io: Io, given: Given): Promise<number> {
  const port = given.values['port']
  const server = await startServer({
    dataDir: given.dataDir,
    untilIdle: false,
    ...(typeof port === 'string' ? { port: Number(port) } : {}),
  })
  const url = server.loopback.newUrl()
  io.out(
    given.json
      ? `${JSON.stringify({ url, origin: server.loopback.origin })}\n`
      : `Sổ Vàng đang chạy tại ${url}\nĐịa chỉ dùng một lần trong 30 giây; Enter để lấy địa chỉ mới, Ctrl+C để dừng.\n`,
  )
  const again = () => io.out(`${given.json ? JSON.stringify({ url: server.loopback.newUrl() }) : server.loopback.newUrl()}\n`)
  process.stdin.on('data', again).unref?.()
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  return exit.done
}
