import './styles/index.ts'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ThemeProvider } from './styles/theme-provider.tsx'
import { Select, Modal, Input, Button, Tooltip, Table } from 'antd'
function App(){ const [o,setO]=useState(false); return <ThemeProvider choice="system"><Input/><Select options={[{value:1,label:'một'}]} style={{width:200}}/><Button type="primary" onClick={()=>setO(true)}>Mở</Button><Tooltip title="x"><span>Chữ</span></Tooltip><Modal open={o} onCancel={()=>setO(false)}>Chào</Modal><Table scroll={{y:100}} dataSource={[{key:1,a:1}]} columns={[{title:'a',dataIndex:'a'}]}/></ThemeProvider> }
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><App/></StrictMode>)
