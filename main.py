from annotator.__main__ import main

raise SystemExit(main())
