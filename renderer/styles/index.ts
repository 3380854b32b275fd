import 'antd/dist/antd.css'
import './fonts.css'
import './tokens.css'
import './base.css'
