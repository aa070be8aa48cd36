"""What must not be read in Portuguese."""

from commdrill.wording.languages.portuguese.blame import BLAME
from commdrill.wording.languages.portuguese.dealings import DEALINGS
from commdrill.wording.languages.portuguese.inside import INSIDE
from commdrill.wording.languages.portuguese.mechanisms import MECHANISMS
from commdrill.wording.languages.portuguese.trades import TRADE
from commdrill.wording.phrases import LeakWords, Phrases, crossed
from commdrill.wording.policy.glossary import ABROAD

_TRADES = "redes, sistemas, infraestrutura, infra, informática, desenvolvimento, plataforma, ti, banco de dados, base de dados, devops, sre, engenharia, backend"

LEAKS = LeakWords(
    jargon=Phrases(
        "escalado para o n2, escalado para o n3, escalado ao n2, escalado ao n3, voltar para a versão, voltar à versão, regressar à versão, ninguém tinha testado, ninguém testou, nunca tinha sido testad*, nunca havia sido testad*, aprovação da mudança, prestador de serviços gerenciados, provedor de serviços gerenciados, canal do incidente, comando errado, conversa do slack, jobs por processar, tarefas por processar, cto, ciso, diretor de tecnologia, diretora de tecnologia, diretor de ti, diretora de ti, chefe de operações, chefe de ti, chefe de sistemas, gerente de ti, responsável de sistemas, ator estatal, atores estatais, terceirizada, terceirizadas, subcontratada, referência interna, número interno, código interno, chamada de crise, comitê de crise, comité de crise, escalado para o segundo, escalado para o terceiro, escalado ao segundo",
        "não digam à imprensa, não diga à imprensa, nada à imprensa, nó líder, nó passivo, nó mestre, máquina de estados, pool de ligações, os workers, abortou no passo, gateway edi, réplica de leitura, réplicas de leitura, reindexação, provedor de identidade, provedor de identidades, não publicar, não divulgar, não mencionar, que os clientes não saibam, camada de ingestão, camada de dados, camada de aplicação, coletor de lixo parou, coletor de lixo da, pausa do coletor de lixo, entrada e saída de disco, equipe de dados, equipa de dados",
        crossed(
            "erro na, mudança na, falha na, alteração na, erro de digitação na", "configuração"
        ),
        crossed(
            "módulo de, microsserviço de, cluster de",
            "autenticação, identidade, sessões, mensageria, notificações, faturamento, faturação, busca",
        ),
        ABROAD,
        crossed("biblioteca, componente, código, software, módulo", "de terceiros, de um terceiro"),
        crossed(
            "equipa de, equipe de, time de, pessoal de, departamento de, área de, engenheir* de, colega de, equipa da, equipe da",
            _TRADES,
        ),
        crossed(
            "camada de",
            "aplicação, aplicações, dados, rede, apresentação, serviços, persistência, acesso",
        ),
        crossed(
            "máquina, servidor, cabo, cluster, ambiente, nó, script, branch, banco de dados, base de dados",
            "errad*, incorret*",
        ),
        crossed(
            "api, apis, serviço, serviços, sistema, sistemas, componente, componentes, ferramenta, ferramentas, endpoint",
            "interna, internas, interno, internos",
        ),
        """
        reiniciando os nós, reiniciamos os nós, cadeia de certificados, barramento de eventos, fluxo de eventos, ponte do incidente, sala de guerra
        mudança de esquema, mudanças de esquema, alteração de esquema, broker de mensagens, brokers de mensagens, broker de eventos, falha está na versão, erro está na versão, reconstrução do índice, switch de núcleo, switch central, roteador de núcleo, roteador de borda, descritor de arquivo*, descritores de arquivo*, descritores de ficheiro*, thread principal, threads, condição de corrida, condições de corrida, falha de segmentação, chave estrangeira, procedimento armazenado, procedimentos armazenados
        visão materializada, tabela de partições, espaço de nomes, soma de verificação, tolerância a falhas, estouro de memória, controle de versões, linha de código, linhas de código
        erro de sintaxe, erro de compilação, expressão regular, variável de ambiente, variáveis de ambiente
        depurando, consumidores da fila, consumidor da fila, volume compartilhado, volume partilhado, entrega de código, valor nulo, valores nulos, site de contingência, nó do cluster, nós do cluster
        carga noturna de dados, importação noturna, exportação noturna, sincronização noturna, cópia noturna
        concentrador de vpn, concentrador vpn, tokens de acesso, tokens de autenticação, exceção não tratada, exceções não tratadas, estoura o tempo esperando, estouram o tempo esperando, índice de busca, armazenamento de sessões, armazém de sessões, último commit
        ponteiro nulo, voltamos para a versão anterior, voltamos à versão anterior, num log, em um log, no log, data centers, consultas ao banco de
        falha de software, falha do software, erro de software, erro do software, falha de hardware, falha do hardware, controladora*, versão da api, arquivo* javascript, ficheiro* javascript, sessões presas, módulo* de memória, host central, camada de integração, erro do operador, erro de operador, reinici* o serviço, reinici* os serviços, produção caiu, produção está fora, produção fora do ar, regra* de rede, erro sql, erros sql, um único servidor, num único servidor
        limites da api, limite da api, truncad*, server, servers, imagem errada, pulou os testes, pularam os testes, consultas à réplica, quedas de conexão, o volume raiz, escalado para o nível, escalado ao nível
        teste* de carga, teste* de stress, gerenciador de filas, gestor de filas, análise da causa, credenciais de teste, login único, ressincroniz*, certificado intermediário
        no confluence, do confluence, perdia pacotes, perda de pacotes, descart* pacotes, descart* os pacotes, ponto único de falha, sem redundância, produção depois dos testes
        """,
        """
        job, jobs, pool de conexões, microsserviço*, microserviço*, balanceador*, balanceamento de carga, fuga de memória, vazamento de memória, falta de memória
        perda de pacotes, latência*, taxa de erro*, timeout*, fila de mensagens, servidor* de produção
        ambiente de produção, servidor* web, servidor* de aplicação, servidor* de base de dados
        servidor* de banco de dados, réplica de leitura, zona de disponibilidade, rollback*, endpoint*
        certificado expirado, certificado caducado, mudança de configuração, alteração de configuração
        erro de configuração, espaço em disco, disco cheio, failover, deploy*, bug, bugs, mainframe*, ransomware
        máquina* virtua*, interno do servidor, sala de servidores, uso interno, api rest
        provedor de hospedagem, provedor de nuvem, hospedagem do site, causa raiz, servidor proxy, regra de firewall, certificado ssl, certificado tls
        injeção de sql, dia zero, snapshot*, fila de jobs, sem espaço em disco, servidor principal, sem memória, correção em produção, implantamos, nível 3 de suporte, nível 2 de suporte, rascunho não enviar, data center
        chave de api, script*, pipeline*, cache de sessão, memória ram, mais ram, conexões com o banco
        força bruta, índice* ausente*, migração do banco, migração de dados, migração do esquema, bloqueio de tabela*, tabela de pedidos, tabela de clientes
        tabela de usuários, erro de programação, falha no código, ambiente de testes, código fonte, proxy
        banco mestre, banco de dados mestre, erro de javascript, erros de javascript, isto é confidencial, não compartilhar com clientes, não divulgar externamente, ataque ddos, replicação, barramento de mensagens
        fila de mensagens, armazém de dados, agendador de tarefas, tarefa agendada, tarefas agendadas, faixa de ip, roteamento, sub rede, cadeia do certificado, chave ssh
        token de acesso, token do gateway, gateway de pagamento expirou, servidor de e mail, servidor de arquivos, servidor dns, servidores dns
        resolução de nomes, registro de erros, log de erros, logs do servidor, variável de ambiente, contêiner docker, imagem do contêiner, conta na nuvem, uso de cpu, uso de memória, consumo de memória
        processo travado, tarefa em segundo plano, dados corrompidos, consulta lenta, consultas lentas, consulta ao banco, chave estrangeira, ambiente de desenvolvimento, ambiente de homologação, dívida técnica
        fornecedor de alojamento, fornecedor de hospedagem, fornecedor de nuvem, empresa de hospedagem, alojamento web
        fatura da nuvem, gateway de api, túnel vpn, túneis vpn, health check*, api de terceiros, api externa, token da api, tokens da api, entende o código, processo de sincronização, processo noturno, rotina noturna, suporte de segundo nível, suporte de terceiro nível, certificado do site, certificado do domínio, certificado do servidor
        os logs, nos logs, dos logs, tokens inválidos, serviço de autenticação, hackead*, ciberataque*, ataque cibernético
        sistema legado, engenheiro de plantão, segundo nível de suporte, terceiro nível de suporte, número de pods, uso de disco, administrador de banco*, administrador de sistemas, sistema de monitoramento, gestão de mudanças, nota interna, script em produção
        """,
    ),
    mechanisms=(*MECHANISMS, *BLAME, *DEALINGS),
    trade=TRADE,
    inside=INSIDE,
    answers=Phrases(
        "volta com, voltam com, devolve*, retorna*, responde*, responde com, respondem com, lança*, dá, dão",
        crossed("termina, terminam, falha, falham, acaba, acabam", "em, com"),
    ),
    meets=Phrases("mostra*, recebe*, com, ver, vê, veem, aparece*, encontra*, recebem"),
    codes=Phrases("erro*, estado*, código*, mensagem, mensagens, página, páginas, resposta*"),
    secrets=Phrases("senha*, palavra passe, palavras passe, pin, chave de api, token, segredo"),
    harmless=Phrases("""
        ativ*, inativ*, pronta, pronto, fraca, forte, vazia, não, segura, seguro, protegida, válida, inválida, correta, incorreta, errada, expirada, necessária
        a, o, a sua, o seu, sua, seu, ainda, sempre, nunca, só, também, guardada, cifrada, em, no, na
    """),
    desks=Phrases("""
        atendimento, apoio, suporte, ajuda, info, contacto, contato, vendas, imprensa, serviço, equipa
        equipe, estado, notícias, newsletter, sócios, reservas, encomendas, loja, web, mail
    """),
)
